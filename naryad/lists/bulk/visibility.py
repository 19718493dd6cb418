"""Which bulk runs may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.lists.bulk.models import BulkRun


def runs_visible_to(actor: Actor) -> QuerySet[BulkRun]:
    """One's own; administrators see all of the organization. The system and whoever looks with
    another's eyes see none."""
    if actor.is_system or actor.viewed_by is not None:
        return BulkRun.objects.none()
    runs = BulkRun.objects.filter(organization_id=actor.organization_id)
    return runs if actor.is_administrator else runs.filter(by_id=actor.person_id)


def take_run(run_id: int, *, by: Actor) -> BulkRun:
    """Raises NotVisible."""
    run = runs_visible_to(by).filter(pk=run_id).first()
    if run is None:
        raise NotVisible
    return run
