"""Which letters may this person see?"""

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.letters.kinds import private_kinds
from naryad.letters.models import Letter


def letters_visible_to(actor: Actor) -> QuerySet[Letter]:
    """The organization's, for those who may see the outbox. Letters about somebody's login (a new
    password, a new address) are for its owner alone, whatever the viewer's rights."""
    if actor.is_system or not actor.may(Permission.SEE_LETTERS):
        return Letter.objects.none()
    letters = Letter.objects.filter(organization_id=actor.organization_id)
    is_own = Q(person_id=actor.person_id) if actor.viewed_by is None else Q(pk__in=())
    return letters.filter(is_own | ~Q(kind__in=private_kinds()))
