"""Which roles stand beside a transition, and which transitions go and come with a stage?"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q

from naryad.core.labels import Label
from naryad.history.recording import compare
from naryad.tickets.choosing import places_of
from naryad.tickets.codes import Who
from naryad.tickets.describing import describe_transition
from naryad.tickets.models import Cycle, Transition, TransitionRole
from naryad.tickets.spans import write_span
from naryad.tickets.transition_input import TransitionInput


def read_roles(row: Transition) -> list[TransitionRole]:
    links = TransitionRole.objects.filter(organization_id=row.organization_id, transition=row)
    return list(links.select_related("role").order_by("role_id"))


def write_roles(row: Transition, roles: Mapping[int, Label]) -> None:
    """What is given in place of what was."""
    held = TransitionRole.objects.filter(organization_id=row.organization_id, transition=row)
    held.delete()
    TransitionRole.objects.bulk_create(
        TransitionRole(
            organization_id=row.organization_id, transition=row, role_id=role_id, name=caption
        )
        for role_id, caption in roles.items()
    )


def name_roles(row: Transition) -> list[dict[str, Any]]:
    """For history; where a role has a caption of its own, with it."""
    return [
        {
            "id": link.role_id,
            "name": dict(link.role.name),
            **({"caption": dict(link.name)} if link.name else {}),
        }
        for link in read_roles(row)
    ]


def name_transition(row: Transition) -> dict[str, Any]:
    return {"id": row.pk, "name": dict(row.name)}


def compare_transition(before: Mapping[str, Any], row: Transition) -> dict[str, Any]:
    """With the name in any case, or nobody would know which of them has changed."""
    after = describe_transition(row, name_roles(row))
    said = {"transition": {"old": None, "new": name_transition(row)}}
    return said | compare(before, after)


def form_of(row: Transition) -> dict[str, Any]:
    links = {link.role_id: Label(link.name) for link in read_roles(row)}
    return _form(row.from_stage_id, row.to_stage_id, row, links)


def form_of_input(new: TransitionInput) -> dict[str, Any]:
    return _form(new.from_id, new.to_id, new, new.roles)


def remove_touching(cycle: Cycle, stage_id: int, *, at: datetime) -> list[dict[str, Any]]:
    """What leads to the stage and from it goes at the moment at which the stage goes."""
    rows = _touching(cycle, stage_id).filter(deleted_at=None)
    gone = [name_transition(row) for row in rows.order_by("position", "pk")]
    rows.update(deleted_at=at)
    return gone


def return_touching(cycle: Cycle, stage_id: int, *, went_at: datetime) -> list[dict[str, Any]]:
    """What went with it comes back, where both stages are there and the way is free."""
    places, taken = places_of(cycle), _ways_of(cycle)
    rows = _touching(cycle, stage_id).filter(deleted_at=went_at)
    back = [
        row
        for row in rows.order_by("position", "pk")
        if {row.from_stage_id, row.to_stage_id} <= places
        and (row.from_stage_id, row.to_stage_id, row.branch) not in taken
    ]
    Transition.objects.filter(pk__in=[row.pk for row in back]).update(deleted_at=None)
    return [name_transition(row) for row in back]


def _touching(cycle: Cycle, stage_id: int) -> Any:
    rows = Transition.objects.filter(organization_id=cycle.organization_id, cycle=cycle)
    return rows.filter(Q(from_stage_id=stage_id) | Q(to_stage_id=stage_id))


def _ways_of(cycle: Cycle) -> set[tuple[int, int, str]]:
    rows = Transition.objects.filter(
        organization_id=cycle.organization_id, cycle=cycle, deleted_at=None
    )
    return set(rows.values_list("from_stage_id", "to_stage_id", "branch"))


def _form(
    from_id: int | None,
    to_id: int | None,
    each: Transition | TransitionInput,
    roles: Mapping[int, Label],
) -> dict[str, Any]:
    return {
        "from_id": from_id,
        "to_id": to_id,
        "name": dict(each.name),
        "description": dict(each.description),
        "branch": each.branch,
        "status_id": each.status_id,
        "who": each.who,
        "role_ids": sorted(roles) if each.who == Who.ROLES else [],
        **{f"caption_{role_id}": dict(label) for role_id, label in roles.items() if label},
        **write_span(each.after_seconds, "after"),
        **write_span(each.before_deadline_seconds, "before"),
        "requires_comment": each.requires_comment,
    }
