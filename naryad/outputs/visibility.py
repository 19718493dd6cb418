"""Which files in the making may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.core.errors import NotVisible
from naryad.outputs.makers import makers_for
from naryad.outputs.models import Output
from naryad.people.places import allowed_to


def outputs_visible_to(actor: Actor) -> QuerySet[Output]:
    """One's own alone, as long as all is still allowed that was allowed when they were made: what
    stands in them was chosen by what this person saw. The system and whoever looks with another's
    eyes see none."""
    if actor.is_system or actor.viewed_by is not None:
        return Output.objects.none()
    own = Output.objects.filter(organization_id=actor.organization_id, by_id=actor.person_id)
    allowed = sorted(allowed_to(actor))
    return own.filter(maker__in=makers_for(actor), rights__contained_by=allowed)


def take_output(output_id: int, *, by: Actor) -> Output:
    """NotVisible."""
    output = outputs_visible_to(by).filter(pk=output_id).first()
    if output is None:
        raise NotVisible
    return output
