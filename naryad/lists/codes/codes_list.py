"""What is the list of codes for one reader?"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.models import AssetCode
from naryad.assets.visibility import asset_codes_visible_to
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import AllOf, Condition
from naryad.lists.codes.fields import FIELDS
from naryad.lists.codes.rows import CodeListRow, read_codes
from naryad.lists.codes.searching import search_codes
from naryad.lists.fields import Asker
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.questions import Order, Question, Show


def list_codes(asker: Asker) -> NounList[CodeListRow]:
    """The newest first. Whoever may not issue codes finds nothing."""
    return NounList(
        noun="code_list",
        asker=asker,
        fields={field.key: field for field in FIELDS},
        visible=_visible,
        search=lambda codes, words, actor: search_codes(codes, words, actor=actor),
        read=lambda ids, asker: read_codes(ids, actor=asker.actor),
        place=lambda row: str(row.id),
        order="id",
        is_newest_first=True,
        first_order=Order("made_at", is_descending=True),
        views=_VIEWS,
    )


def _visible(actor: Actor, _show: Show) -> QuerySet[AssetCode]:
    """A code opens: only those who make them go through all at once."""
    codes = asset_codes_visible_to(actor)
    return codes if actor.may(Permission.EDIT_CODES) else codes.none()


def _in(state: str) -> Condition:
    return Condition("state", Operator.IS, (state,))


_NEVER_SCANNED = AllOf((_in("living"), Condition("last_scan", Operator.EMPTY)))
_VIEWS = (
    BuiltInView("all", _("All"), Question()),
    BuiltInView("living", pgettext_lazy("codes", "In use"), Question(where=_in("living"))),
    BuiltInView("unscanned", _("Not scanned"), Question(where=_NEVER_SCANNED)),
    BuiltInView("blank", pgettext_lazy("codes", "Blank"), Question(where=_in("blank"))),
    BuiltInView("ended", pgettext_lazy("codes", "Ended"), Question(where=_in("dead"))),
)
