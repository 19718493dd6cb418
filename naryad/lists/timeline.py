"""What happened to one thing, as far as this reader may know it?"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.files.visibility import nameable_files
from naryad.history.models import Event
from naryad.history.timeline import events_of
from naryad.people.visibility import people_visible_to

# Of a subject, the fields whose values name rows that not everybody sees who sees the subject.
_NAMES: Mapping[tuple[str, str], Callable[[Actor], QuerySet[Any]]] = {
    ("asset", "parent_id"): assets_visible_to,
    ("asset", "company_id"): companies_visible_to,
    ("asset", "responsible_id"): people_visible_to,
    ("asset", "file"): nameable_files,
    ("company", "file"): nameable_files,
    ("company", "parent"): companies_visible_to,
    ("contract", "company_id"): companies_visible_to,
    ("contract", "tree_ids"): assets_visible_to,
    ("contract", "single_ids"): assets_visible_to,
    ("contract", "recipient_ids"): people_visible_to,
    ("person", "companies"): companies_visible_to,
}
_HIDDEN = "…"


def read_timeline(
    subject: str, subject_id: int, *, actor: Actor, before_id: int | None = None, most: int = 50
) -> list[Event]:
    """Newest first. The caller has shown that the reader sees the subject; of other things that
    its history names, those that the reader does not see have no name here."""
    events = events_of(
        subject,
        subject_id,
        organization_id=actor.organization_id,
        before_id=before_id,
        most=most,
    )
    named = {field: visible for (noun, field), visible in _NAMES.items() if noun == subject}
    for field, visible in named.items():
        values = [value for event in events for value in _values(event, field)]
        ids = {value["id"] for value in values}
        seen = visible(actor).in_bulk(ids) if ids else {}
        for value in values:
            found = seen.get(value["id"])
            # Where history keeps no name, as of people in contracts, it is the one of today.
            value["name"] = (value.get("name") or str(found)) if found else _HIDDEN
    return events


def _values(event: Event, field: str) -> Iterable[dict[str, Any]]:
    """Of both sides of a change, each {"id", "name"}."""
    change = event.changes.get(field)
    sides = change.values() if isinstance(change, dict) else ()
    for side in sides:
        for value in side if isinstance(side, list) else [side]:
            if isinstance(value, dict) and "id" in value:
                yield value
