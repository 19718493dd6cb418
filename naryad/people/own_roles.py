"""Which roles does this actor hold?"""

from naryad.access.actor import Actor
from naryad.people.models import PersonRole


def role_ids_of(actor: Actor) -> frozenset[int]:
    """Living ones; none for the system."""
    held = PersonRole.objects.filter(
        organization_id=actor.organization_id,
        person_id=actor.person_id or 0,
        role__deleted_at=None,
    )
    return frozenset(held.values_list("role_id", flat=True))
