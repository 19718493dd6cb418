"""What is the list of contracts for one reader?"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.contracts.models import Contract
from naryad.contracts.validity import State
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.lists.contracts.conditions import code_of
from naryad.lists.contracts.fields import FIELDS
from naryad.lists.contracts.rows import ContractRow, read_contracts
from naryad.lists.contracts.searching import search_contracts
from naryad.lists.fields import Asker
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.questions import Order, Question, Show


def list_contracts(asker: Asker) -> NounList[ContractRow]:
    fields = {field.key: field for field in FIELDS if field.is_for(asker.actor)}
    return NounList(
        noun="contracts",
        asker=asker,
        fields=fields,
        hidden=frozenset(field.key for field in FIELDS) - frozenset(fields),
        visible=_visible,
        search=lambda contracts, words, actor: search_contracts(contracts, words, actor=actor),
        read=lambda ids, asker: read_contracts(ids, actor=asker.actor),
        place=lambda row: row.contract.sort_key,
        order="sort_key",
        first_order=Order("name"),
        views=_VIEWS,
        sees_deleted=Permission.DELETE_CONTRACTS,
    )


def _visible(actor: Actor, show: Show) -> QuerySet[Contract]:
    contracts = contracts_visible_to(actor, with_deleted=show != Show.HIDE)
    return contracts if show != Show.ONLY else contracts.filter(is_living=False)


def _in(*states: State) -> Question:
    codes = tuple(code_of(each) for each in states)
    return Question(where=Condition("state", Operator.IS, codes))


_VIEWS: Sequence[BuiltInView] = (
    BuiltInView("all", _("All"), Question()),
    BuiltInView(
        "valid",
        pgettext_lazy("several", "In force"),
        _in(State.VALID, State.ENDS_SOON, State.OPEN_ENDED),
    ),
    BuiltInView("soon", _("End soon"), _in(State.ENDS_SOON), is_alarming=True),
    BuiltInView("ended", pgettext_lazy("several", "Ended"), _in(State.ENDED)),
    BuiltInView("deleted", pgettext_lazy("several", "Deleted"), Question(deleted=Show.ONLY)),
)
