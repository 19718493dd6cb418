"""What of the feed may this reader know, now?

For programs, which read everything in one order: whatever the reader does not see is left out, and
what is left names nothing else that they do not see. Judged at the moment of reading, so that who
loses a right loses what went before as well.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.areas.visibility import areas_visible_to
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.visibility import (
    asset_classes_visible_to,
    asset_types_visible_to,
    skills_visible_to,
    work_types_visible_to,
)
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.visibility import contracts_visible_to
from naryad.history.models import Event
from naryad.lists.happened_kinds import FOR_CUSTOMERS, KINDS
from naryad.lists.timeline import HIDDEN, cut_to_reader
from naryad.people.models import Person
from naryad.people.visibility import nameable_people, people_visible_to
from naryad.tickets.conversations import messages_visible_to
from naryad.tickets.visibility import tickets_visible_to
from naryad.tickets.visibility_of_settings import (
    criticalities_visible_to,
    stages_visible_to,
    statuses_visible_to,
    ticket_types_visible_to,
)

Visible = Callable[..., QuerySet[Any]]
# Each may be asked for deleted ones as well, and gives them to whoever may see them.
_VISIBLE: Mapping[str, Visible] = {
    "ticket": tickets_visible_to,
    "asset": assets_visible_to,
    "company": companies_visible_to,
    "contract": contracts_visible_to,
    "person": people_visible_to,
    "area": areas_visible_to,
    "skill": skills_visible_to,
    "work_type": work_types_visible_to,
    "asset_type": asset_types_visible_to,
    "asset_class": asset_classes_visible_to,
    "ticket_type": ticket_types_visible_to,
    "stage": stages_visible_to,
    "status": statuses_visible_to,
    "criticality": criticalities_visible_to,
}
_WRITTEN = "ticket.message_written"
# A customer reads neither stages nor what the team does among itself.
_FIELDS_FOR_CUSTOMERS = ("status_id", "message", "rating", "rating_word")


@dataclass(frozen=True)
class Happened:
    """`actor_id`: None for the program, and for whomever the reader does not see."""

    id: int
    kind: str
    subject: str
    subject_id: int
    at: datetime
    device_at: datetime | None
    actor_id: int | None
    changes: Mapping[str, Any]


def read_happened(events: Sequence[Event], *, actor: Actor) -> list[Happened]:
    """In their order, in a fixed number of queries. Their changes are cut in place."""
    kinds = KINDS if actor.is_employee else FOR_CUSTOMERS
    known = [event for event in events if event.kind in kinds]
    seen = _see(known, actor)
    left = [event for event in known if event.subject_id in seen[event.subject]]
    left = _without_foreign_talk(left, actor)
    if not actor.is_employee:
        left = _for_customer(left, actor)
    for subject, mine in _by_subject(left).items():
        cut_to_reader(subject, mine, actor=actor)
    doers = {event.actor_id or 0 for event in left}
    named = set(nameable_people(actor).filter(pk__in=doers).values_list("pk", flat=True))
    return [_tell(event, named) for event in left]


def narrow_to_reader(events: QuerySet[Event], *, actor: Actor) -> QuerySet[Event]:
    """Of what happened to something that the reader sees, what they are told at all: so that
    neither a page nor a number says how much else there was. A move that leaves the status as it
    was is the office's, unless a customer has made it."""
    if actor.is_employee:
        return events
    is_quiet = Q(kind__startswith="ticket.move") & ~Q(changes__has_key="status_id")
    by_customer = Q(actor__in=_customers(actor).values("pk"))
    return events.filter(kind__in=FOR_CUSTOMERS).exclude(is_quiet & ~by_customer)


def gone_from_sight(subject: str, ids: Collection[int], *, actor: Actor) -> list[int]:
    """Those of the ids that the reader does not see, or that never were. Raises KeyError."""
    visible = _VISIBLE[subject](actor).filter(pk__in=ids)
    return sorted(set(ids) - set(visible.values_list("pk", flat=True)))


def _see(events: Sequence[Event], actor: Actor) -> Mapping[str, set[int]]:
    return {
        subject: set(
            _VISIBLE[subject](actor, with_deleted=True)
            .filter(pk__in={each.subject_id for each in mine})
            .values_list("pk", flat=True)
        )
        for subject, mine in _by_subject(events).items()
    }


def _by_subject(events: Sequence[Event]) -> Mapping[str, list[Event]]:
    of: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        of[event.subject].append(event)
    return of


def _without_foreign_talk(events: list[Event], actor: Actor) -> list[Event]:
    """That the team has written to itself is the team's as well."""
    ids = {_message_of(event) for event in events if event.kind == _WRITTEN}
    if not ids:
        return events
    seen = messages_visible_to(actor, with_deleted=True).filter(pk__in=ids)
    read = set(seen.values_list("pk", flat=True))
    return [each for each in events if each.kind != _WRITTEN or _message_of(each) in read]


def _message_of(event: Event) -> int:
    return int(event.changes["message"]["new"]["id"])


def _for_customer(events: Sequence[Event], actor: Actor) -> list[Event]:
    """With as much of each as they are told."""
    mine = Event.objects.filter(
        organization_id=actor.organization_id, pk__in=[event.pk for event in events]
    )
    told = narrow_to_reader(mine, actor=actor).annotate(
        is_customers=Q(actor__in=_customers(actor).values("pk"))
    )
    is_customers = dict(told.values_list("pk", "is_customers"))
    left = [event for event in events if event.pk in is_customers]
    for event in left:
        fields = (*_FIELDS_FOR_CUSTOMERS, *(("comment",) if is_customers[event.pk] else ()))
        event.changes = {name: event.changes[name] for name in fields if name in event.changes}
    return left


def _customers(actor: Actor) -> QuerySet[Person]:
    return Person.objects.filter(organization_id=actor.organization_id, kind=Kind.CUSTOMER)


def _tell(event: Event, named: Collection[int]) -> Happened:
    return Happened(
        event.pk,
        event.kind,
        event.subject,
        event.subject_id,
        event.at,
        event.device_at,
        event.actor_id if event.actor_id in named else None,
        {_name(field): _say(change) for field, change in event.changes.items()},
    )


_IRREGULAR = {"company_ids": "companies", "criticality_ids": "criticalities"}


def _name(field: str) -> str:
    """As the nouns of the API call it: a reference by what it refers to."""
    if field in _IRREGULAR:
        return _IRREGULAR[field]
    if field.endswith("_ids"):
        return f"{field.removesuffix('_ids')}s"
    return field if field == "external_id" else field.removesuffix("_id")


def _say(value: Any) -> Any:
    """A name of what is hidden goes with its id."""
    if isinstance(value, list):
        return [_say(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("name") == HIDDEN and "id" in value:
        return {"id": None, "name": HIDDEN}
    return {key: _say(each) for key, each in value.items()}
