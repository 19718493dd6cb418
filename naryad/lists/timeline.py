"""What happened to one thing, as far as this reader may know it?"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import sees_everything
from naryad.assets import visibility as assets_visibility
from naryad.assets.visibility import nameable_assets
from naryad.companies import visibility as companies_visibility
from naryad.companies.visibility import nameable_companies
from naryad.contracts import visibility as contracts_visibility
from naryad.files.visibility import nameable_files
from naryad.history.models import Event
from naryad.history.timeline import events_of
from naryad.people import visibility as people_visibility
from naryad.people.visibility import nameable_people, people_visible_to
from naryad.registration.visibility import nameable_offers
from naryad.tickets.visibility import ARMS as TICKET_ARMS
from naryad.tickets.visibility import tickets_visible_to

# Of a subject, the fields whose values name rows that not everybody sees who sees the subject.
_NAMES: Mapping[tuple[str, str], Callable[[Actor], QuerySet[Any]]] = {
    ("asset", "parent_id"): nameable_assets,
    ("asset", "company_id"): nameable_companies,
    ("asset", "responsible_id"): people_visible_to,
    ("asset", "file"): nameable_files,
    ("company", "file"): nameable_files,
    ("company", "merged"): nameable_companies,
    ("company", "merged_into"): nameable_companies,
    ("company", "parent"): nameable_companies,
    ("contract", "company_id"): nameable_companies,
    ("contract", "file"): nameable_files,
    ("contract", "tree_ids"): nameable_assets,
    ("contract", "single_ids"): nameable_assets,
    ("contract", "recipient_ids"): people_visible_to,
    ("person", "merged"): nameable_people,
    ("person", "merged_into"): nameable_people,
    ("person", "companies"): nameable_companies,
    ("person", "offer_id"): nameable_offers,
    ("ticket", "company_id"): nameable_companies,
    ("ticket", "contract_id"): contracts_visibility.contracts_visible_to,
    ("ticket", "asset_id"): nameable_assets,
    ("ticket", "requester_id"): people_visible_to,
    ("ticket", "assignee_ids"): people_visible_to,
    ("ticket", "participant_ids"): people_visible_to,
    ("ticket", "file"): nameable_files,
    ("ticket", "parent_id"): tickets_visible_to,
}
# Numbers of what a merging moved: for those who see all of the sort.
_COUNTS = {
    "people": people_visibility.ARMS,
    "assets": assets_visibility.ARMS,
    "contracts": contracts_visibility.ARMS,
    "subsidiaries": companies_visibility.ARMS,
    "tickets": TICKET_ARMS,
}
HIDDEN = "…"


def read_timeline(
    subject: str,
    subject_id: int,
    *,
    actor: Actor,
    before_id: int | None = None,
    most: int = 50,
    without: Collection[str] = (),
    only: Collection[str] = (),
) -> list[Event]:
    """Newest first. The caller has shown that the reader sees the subject; of other things that
    its history names, those that the reader does not see have no name here."""
    events = events_of(
        subject,
        subject_id,
        organization_id=actor.organization_id,
        before_id=before_id,
        most=most,
        without=without,
        only=only,
    )
    cut_to_reader(subject, events, actor=actor)
    return events


def cut_to_reader(subject: str, events: Sequence[Event], *, actor: Actor) -> None:
    """Events about things of one sort that the reader sees: what they name of other things, which
    the reader does not see, has no name any more. A query for each field that names something."""
    if subject == "company":
        _drop_counts(events, actor)
    named = {field: visible for (noun, field), visible in _NAMES.items() if noun == subject}
    for field, visible in named.items():
        values = [value for event in events for value in _values(event, field)]
        ids = {value["id"] for value in values}
        seen = visible(actor).in_bulk(ids) if ids else {}
        for value in values:
            found = seen.get(value["id"])
            # Where history keeps no name, as of people in contracts, it is the one of today.
            value["name"] = (value.get("name") or str(found)) if found else HIDDEN


def _drop_counts(events: Iterable[Event], actor: Actor) -> None:
    hidden = [field for field, arms in _COUNTS.items() if not sees_everything(arms, actor)]
    for event in events:
        for field in hidden:
            event.changes.pop(field, None)


def _values(event: Event, field: str) -> Iterable[dict[str, Any]]:
    """Of both sides of a change, each {"id", "name"}."""
    change = event.changes.get(field)
    sides = change.values() if isinstance(change, dict) else ()
    for side in sides:
        for value in side if isinstance(side, list) else [side]:
            if isinstance(value, dict) and "id" in value:
                yield value
