"""Is what somebody has chosen for a draft really there?"""

from dataclasses import dataclass

from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.core.errors import Invalid
from naryad.people.visibility import roles_visible_to
from naryad.tickets.models import Cycle, CycleStage, Stage, Status, Transition, TransitionRole
from naryad.tickets.transition_input import TransitionInput
from naryad.tickets.visibility_of_settings import statuses_visible_to


@dataclass(frozen=True)
class Ends:
    from_stage: Stage
    to_stage: Stage
    status: Status | None


def places_of(cycle: Cycle) -> set[int]:
    """Ids of the stages of the cycle."""
    places = CycleStage.objects.filter(
        organization_id=cycle.organization_id, cycle=cycle, deleted_at=None
    )
    return set(places.values_list("stage_id", flat=True))


def choose_place(
    cycle: Cycle, stage_id: int | None, field: str, errors: dict[str, str]
) -> Stage | None:
    """A stage of the cycle; none where none is named."""
    if stage_id is None:
        return None
    if stage_id not in places_of(cycle):
        errors[field] = gettext("Choose a stage from the list.")
        return None
    return Stage.objects.get(organization_id=cycle.organization_id, pk=stage_id)


def choose_status(
    status_id: int | None,
    field: str,
    errors: dict[str, str],
    *,
    by: Actor,
    known: int | None,
) -> Status | None:
    """One that lives; the one that is `known` may stay."""
    if status_id is None:
        return None
    with_deleted = status_id == known
    found = statuses_visible_to(by, with_deleted=with_deleted).filter(pk=status_id).first()
    if found is None:
        errors[field] = gettext("Choose a status from the list.")
    return found


def choose_ends(cycle: Cycle, new: TransitionInput, row: Transition | None, *, by: Actor) -> Ends:
    """Of a transition of the draft, which may be there already. Invalid with every field named."""
    errors: dict[str, str] = {}
    source = choose_place(cycle, new.from_id, "from_id", errors)
    target = choose_place(cycle, new.to_id, "to_id", errors)
    known = None if row is None else row.status_id
    status = choose_status(new.status_id, "status_id", errors, by=by, known=known)
    if not _has_roles(new, row, by=by):
        errors["role_ids"] = gettext("Choose roles from the list.")
    if source is not None and target is not None:
        but = None if row is None else row.pk
        if not is_free(cycle, source.pk, target.pk, new.branch, but=but):
            errors["to_id"] = gettext(
                "A transition of this branch leads there from the same stage already."
            )
    if errors:
        raise Invalid(errors)
    assert source is not None and target is not None
    return Ends(source, target, status)


def is_free(cycle: Cycle, from_id: int, to_id: int, branch: str, *, but: int | None) -> bool:
    rows = Transition.objects.filter(
        organization_id=cycle.organization_id,
        cycle=cycle,
        from_stage_id=from_id,
        to_stage_id=to_id,
        branch=branch,
        deleted_at=None,
    )
    return not rows.exclude(pk=but or 0).exists()


def _has_roles(new: TransitionInput, row: Transition | None, *, by: Actor) -> bool:
    """Roles that live; those that the transition has already may stay."""
    links = TransitionRole.objects.filter(organization_id=by.organization_id, transition=row)
    held = set(links.values_list("role_id", flat=True)) if row is not None else set()
    fresh = set(new.roles) - held
    return roles_visible_to(by).filter(pk__in=fresh).count() == len(fresh)
