"""How does a change get into history?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from naryad.access.actor import Actor
from naryad.core.bulk import insert_cells
from naryad.history.listening import wake_listeners
from naryad.history.models import Event
from naryad.history.rights import RIGHTS_KINDS


@dataclass(frozen=True)
class Change:
    """`kind` in past tense ("person.banned"); `changes`: field → {"old": …, "new": …}.

    Values are those of the time of the change (names beside ids); a secret never stands in them.
    """

    kind: str
    subject: str
    subject_id: int
    changes: Mapping[str, Any] = field(default_factory=dict)


def record(
    changes: Iterable[Change], *, by: Actor, at: datetime, device_at: datetime | None = None
) -> None:
    """One event a change, in the transaction of the change itself; the one way out of an action."""
    changes = list(changes)
    insert_cells(
        Event,
        [
            {
                "organization_id": by.organization_id,
                "kind": change.kind,
                "subject": change.subject,
                "subject_id": change.subject_id,
                "actor_id": by.person_id,
                "at": at,
                "device_at": device_at,
                "changes": dict(change.changes),
                "is_about_rights": change.kind in RIGHTS_KINDS,
            }
            for change in changes
        ],
    )
    wake_listeners(change.subject for change in changes)


def compare(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The fields of `new` that part from `old`, in the shape that events keep."""
    return {
        name: {"old": old.get(name), "new": value}
        for name, value in new.items()
        if old.get(name) != value
    }
