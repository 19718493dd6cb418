"""What may somebody change in a role?"""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import MEANINGS, Permission, expand
from naryad.core.errors import NotPermitted, Refusal


class BeyondYourRights(NotPermitted):
    message = _(
        "You do not have these permissions yourself, so you can neither grant nor take them: "
        "%(permissions)s."
    )


class AdministratorStays(Refusal):
    message = _("Administrator holds every permission, future ones too, and stays as it is.")


class MayGiveByAdministrators(NotPermitted):
    message = _("Only an administrator decides which roles the holders of a role may give.")


class RoleInUse(Refusal):
    """`count` people hold it; the deletion has to say that it takes it from them."""

    message = ngettext_lazy(
        "%(count)s person has this role and would lose it.",
        "%(count)s people have this role and would lose it.",
        "count",
    )

    def __init__(self, count: int) -> None:
        super().__init__(count=count)
        self.count = count


def in_reach(actor: Actor) -> frozenset[Permission]:
    """What the actor holds, with the narrower scopes of the same rights."""
    return expand(actor.permissions)


def refuse_beyond(changed: Collection[Permission], *, by: Actor) -> None:
    """Granting and taking alike: whoever could take what they do not hold could disarm others."""
    beyond = set(changed) - in_reach(by)
    if beyond:
        names = (str(MEANINGS[each].name) for each in MEANINGS if each in beyond)
        raise BeyondYourRights(permissions=", ".join(names))
