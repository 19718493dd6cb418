"""Who signed in, and who changed whose rights, newest first?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from django.db.models import Model, Q, QuerySet
from django.utils.dateparse import parse_datetime

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.accounts.models import IdentityProvider, SignIn
from naryad.accounts.queries import sign_ins_visible_to
from naryad.core.cursors import Cursor
from naryad.history.models import Event
from naryad.lists.paging import ListPage, cut_page, looks_back
from naryad.people.models import Person, Role
from naryad.people.visibility import people_visible_to

R = TypeVar("R", SignIn, Event)

# Changes of who may do or enter what. Everything else stands in the history of its own thing.
RIGHTS_KINDS = (
    "person.role_given",
    "person.role_taken",
    "person.converted",
    "person.banned",
    "person.unbanned",
    "person.invited",
    "person.activated",
    "person.deleted",
    "person.restored",
    "person.erased",
    "person.identity_linked",
    "person.identity_unlinked",
    "person.view_started",
    "person.view_ended",
    "provider.added",
    "provider.edited",
    "provider.deleted",
    "role.added",
    "role.copied",
    "role.edited",
    "role.permission_given",
    "role.permission_taken",
    "role.deleted",
    "role.restored",
    "organization.sign_in_edited",
)


class JournalKind(StrEnum):
    SIGN_INS = "sign-ins"
    RIGHTS = "rights"


@dataclass(frozen=True, slots=True)
class JournalConditions:
    """`person_id`: whom a line is about, or who did it."""

    kind: JournalKind | None = None
    person_id: int | None = None

    def query(self, **other: object) -> dict[str, object]:
        return {"kind": self.kind or "", "person": self.person_id or "", **other}


@dataclass(frozen=True, slots=True)
class JournalLine:
    """Either a sign-in or an event."""

    at: datetime
    sign_in: SignIn | None = None
    event: Event | None = None

    @property
    def place(self) -> tuple[str, int]:
        """Sign-ins and events have ids of their own, so the key says whose the id is."""
        row = self.sign_in or self.event
        assert row is not None
        return f"{self.at.isoformat(timespec='microseconds')} {_source(row)}", row.pk


@dataclass(frozen=True, slots=True)
class Names:
    """Of the people, roles and identity providers that lines of a page are about; `linked`: people
    whose card the reader may open."""

    people: Mapping[int, str]
    roles: Mapping[int, str]
    providers: Mapping[int, str]
    linked: frozenset[int]


def read_conditions(given: Mapping[str, str]) -> JournalConditions:
    """From an address; what makes no sense is left out."""
    kind, person = given.get("kind", ""), given.get("person", "")
    return JournalConditions(
        kind=JournalKind(kind) if kind in set(JournalKind) else None,
        person_id=int(person) if person.isdecimal() and len(person) < 19 else None,
    )


def rights_events_visible_to(actor: Actor) -> QuerySet[Event]:
    """Of one's own organization, for those who may see the journal."""
    if actor.is_system or not actor.may(Permission.SEE_JOURNAL):
        return Event.objects.none()
    return Event.objects.filter(organization_id=actor.organization_id, kind__in=RIGHTS_KINDS)


def page_of_journal(
    conditions: JournalConditions, *, actor: Actor, cursor: Cursor | None, size: int
) -> ListPage[JournalLine]:
    """Each source gives at most a page; the two are merged here."""
    sign_ins = sign_ins_visible_to(actor).select_related("person")
    events = rights_events_visible_to(actor).select_related("actor")
    if conditions.person_id is not None:
        about = Q(subject="person", subject_id=conditions.person_id)
        sign_ins = sign_ins.filter(person_id=conditions.person_id)
        events = events.filter(about | Q(actor_id=conditions.person_id))
    lines: list[JournalLine] = []
    if conditions.kind != JournalKind.RIGHTS:
        rows = _take(sign_ins, cursor=cursor, most=size + 1)
        lines += [JournalLine(row.at, sign_in=row) for row in rows]
    if conditions.kind != JournalKind.SIGN_INS:
        found = _take(events, cursor=cursor, most=size + 1)
        lines += [JournalLine(row.at, event=row) for row in found]
    lines.sort(key=lambda line: line.place, reverse=not looks_back(cursor))
    return cut_page(lines[: size + 1], size=size, cursor=cursor, place=lambda line: line.place)


def name_subjects(lines: Sequence[JournalLine], *, actor: Actor) -> Names:
    """The journal is about the whole organization, deleted people too; their cards are not."""
    events = [line.event for line in lines if line.event is not None]
    about = {event.subject_id for event in events if event.subject == "person"}
    acting = {event.actor_id for event in events if event.actor_id is not None}
    signing = {line.sign_in.person_id for line in lines if line.sign_in is not None}
    ids = {each for each in about | acting | signing if each is not None}
    people = Person.objects.filter(organization_id=actor.organization_id, pk__in=ids)
    roles = Role.objects.filter(
        organization_id=actor.organization_id,
        pk__in={event.subject_id for event in events if event.subject == "role"},
    )
    return Names(
        people={person.pk: person.name for person in people},
        roles={role.pk: str(role.name) for role in roles},
        providers=_name_providers(events, organization_id=actor.organization_id),
        linked=frozenset(people_visible_to(actor).filter(pk__in=ids).values_list("pk", flat=True)),
    )


def _name_providers(events: Sequence[Event], *, organization_id: int) -> dict[int, str]:
    ids = {event.subject_id for event in events if event.subject == "provider"}
    if not ids:
        return {}
    found = IdentityProvider.objects.filter(organization_id=organization_id, pk__in=ids)
    return {provider.pk: str(provider.name) for provider in found}


def _take(rows: QuerySet[R], *, cursor: Cursor | None, most: int) -> list[R]:
    """Rows beyond the cursor in the order (moment, source, id), nearest first."""
    back = looks_back(cursor)
    sign, side = ("", "gt") if back else ("-", "lt")
    moment, own = _read_place(cursor)
    if cursor is not None and moment is not None:
        source = _SOURCES[rows.model]
        beyond = Q(**{f"at__{side}": moment})
        if source == own:
            beyond |= Q(**{"at": moment, f"pk__{side}": cursor.id})
        elif (source > own) == back:
            beyond |= Q(at=moment)
        # The first condition lets the index be used.
        rows = rows.filter(**{f"at__{side}e": moment}).filter(beyond)
    return list(rows.order_by(f"{sign}at", f"{sign}pk")[:most])


def _read_place(cursor: Cursor | None) -> tuple[datetime | None, str]:
    """Of a token that belongs to another list, nothing."""
    moment, _space, source = (cursor.sort_key if cursor else "").rpartition(" ")
    try:
        return parse_datetime(moment), source
    except ValueError:
        return None, source


def _source(row: SignIn | Event) -> str:
    return _SOURCES[type(row)]


_SOURCES: dict[type[Model], str] = {SignIn: "S", Event: "E"}
