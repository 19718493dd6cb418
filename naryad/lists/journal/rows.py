"""What does the journal show of each line on a page?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.accounts.models import IdentityProvider
from naryad.lists.fields import Asker
from naryad.lists.journal.line import JournalLine
from naryad.lists.journal.visibility import journal_visible_to, roles_named_to
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to, roles_visible_to
from naryad.registration.models import Offer


@dataclass(frozen=True, slots=True)
class Somebody:
    """Or something: a person, a role, a service of sign-in. `is_linked`: the reader may open it."""

    subject: str
    id: int
    name: str
    is_linked: bool = False


@dataclass(frozen=True, slots=True)
class JournalRow:
    """`who` is missing where the program itself did it, `whom` where nobody was changed."""

    line: JournalLine
    who: Somebody | None
    whom: Somebody | None

    @property
    def id(self) -> int:
        return self.line.pk


def read_rows(ids: Sequence[int], asker: Asker) -> list[JournalRow]:
    """In a few queries, however many lines there are."""
    lines = journal_visible_to(asker.actor).in_bulk(ids)
    return describe_lines([lines[each] for each in ids if each in lines], actor=asker.actor)


def describe_lines(lines: Sequence[JournalLine], *, actor: Actor) -> list[JournalRow]:
    """The journal is about the whole organization, deleted people too; their cards are not."""
    known = {
        **_people({line.who_id or 0 for line in lines} | _ids_of(lines, "person"), actor),
        **_roles(_ids_of(lines, "role"), actor),
        **_providers(_ids_of(lines, "provider"), actor),
        **_offers(_ids_of(lines, "offer"), actor),
    }
    return [
        JournalRow(line, known.get(("person", line.who_id)), known.get(_subject_of(line)))
        for line in lines
    ]


Known = Mapping[tuple[str, int | None], Somebody]


def _subject_of(line: JournalLine) -> tuple[str, int | None]:
    return line.subject, line.subject_id


def _ids_of(lines: Iterable[JournalLine], subject: str) -> set[int]:
    return {line.subject_id or 0 for line in lines if line.subject == subject}


def _people(ids: set[int], actor: Actor) -> Known:
    people = Person.objects.filter(organization_id=actor.organization_id, pk__in=ids)
    linked = people_visible_to(actor).filter(pk__in=ids)
    return _make("person", {each.pk: each.name for each in people}, linked)


def _roles(ids: set[int], actor: Actor) -> Known:
    if not ids:
        return {}
    roles = roles_named_to(actor).filter(pk__in=ids)
    linked = roles_visible_to(actor).filter(pk__in=ids)
    return _make("role", {each.pk: str(each.name) for each in roles}, linked)


def _providers(ids: set[int], actor: Actor) -> Known:
    if not ids:
        return {}
    found = IdentityProvider.objects.filter(organization_id=actor.organization_id, pk__in=ids)
    nothing = IdentityProvider.objects.none()
    return _make("provider", {each.pk: str(each.name) for each in found}, nothing)


def _offers(ids: set[int], actor: Actor) -> Known:
    if not ids:
        return {}
    found = Offer.objects.filter(organization_id=actor.organization_id, pk__in=ids)
    names = {each.pk: each.name for each in found}
    return _make("offer", names, Offer.objects.none())


def _make(subject: str, names: Mapping[int, str], linked: QuerySet[Any]) -> Known:
    open_to_reader = set(linked.values_list("pk", flat=True))
    return {
        (subject, each): Somebody(subject, each, name, each in open_to_reader)
        for each, name in names.items()
    }
