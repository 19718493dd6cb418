"""What do the permissions about objects, equipment and their codes allow?"""

from django.utils.translation import gettext_lazy as _

from naryad.access.blocks import Block
from naryad.access.permission import BOTH, Meaning, Permission

P = Permission
ASSETS: tuple[Meaning, ...] = (
    Meaning(
        P.SEE_ALL_ASSETS,
        Block.ASSETS,
        _("See all objects and equipment"),
        _("List, tree, card and choice in forms."),
        covers=frozenset(
            {
                P.SEE_ASSETS_OF_COMPANIES,
                P.SEE_ASSETS_OF_SUBSIDIARIES,
                P.SEE_ASSETS_IN_AREAS,
                P.SEE_ASSETS_WHERE_RESPONSIBLE,
                P.SEE_SCANNED_ASSETS,
            }
        ),
    ),
    Meaning(
        P.SEE_ASSETS_OF_COMPANIES,
        Block.ASSETS,
        _("See objects of own companies"),
        _("Those of the companies to which the holder now belongs; customers see published ones."),
        kinds=BOTH,
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_ASSETS_OF_SUBSIDIARIES,
        Block.ASSETS,
        _("See objects of own companies and their subsidiaries"),
        _("Those of the holder's companies and of all that stand under them."),
        kinds=BOTH,
        covers=frozenset({P.SEE_ASSETS_OF_COMPANIES}),
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_ASSETS_IN_AREAS,
        Block.ASSETS,
        _("See objects of own areas"),
        _("Those that share at least one area with the holder."),
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_ASSETS_WHERE_RESPONSIBLE,
        Block.ASSETS,
        _("See objects one is responsible for"),
        _("Those whose responsible person is the holder."),
        is_by_holder=True,
    ),
    Meaning(
        P.SEE_SCANNED_ASSETS,
        Block.ASSETS,
        _("See objects whose code one has scanned"),
        _("As long as the scanned code is valid; customers see published ones."),
        kinds=BOTH,
        is_by_holder=True,
    ),
    Meaning(
        P.EDIT_ASSETS,
        Block.ASSETS,
        _("Add and edit objects and equipment"),
        _("Also move them, give them to another company, publish and withdraw them."),
    ),
    Meaning(
        P.DELETE_ASSETS,
        Block.ASSETS,
        _("Delete and restore objects and equipment"),
        _("What is deleted leaves the lists with all below it, and can be brought back."),
    ),
    Meaning(
        P.BIND_CODES,
        Block.ASSETS,
        _("Bind codes to objects"),
        _("Say for which object a blank code, or one of another maker, stands."),
    ),
    Meaning(
        P.EDIT_CODES,
        Block.ASSETS,
        _("Issue, replace and retire codes"),
        _("For objects one sees; also make blank codes to be printed beforehand."),
        covers=frozenset({P.BIND_CODES}),
    ),
)
