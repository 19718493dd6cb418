"""What do the cards of companies and objects tell of contracts?"""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.contracts.queries import Covering, Why, explain_covering
from naryad.contracts.validity import state_of
from naryad.contracts.visibility import contracts_visible_to
from naryad.lists.contracts.rows import read_contracts
from naryad.web.office.contracts.contract_list import KINDS, may_see

if TYPE_CHECKING:
    from naryad.assets.models import Asset

_ON_OBJECT, _ON_COMPANY = 10, 50


def describe_covering(actor: Actor, asset: "Asset") -> dict[str, Any]:
    """Nothing for whoever sees no contract at all."""
    if not may_see(actor):
        return {"shows_contracts": False}
    found = explain_covering(actor, asset, most=_ON_OBJECT + 1)
    states = [(each, state_of(each.contract, today=actor.today)) for each in found[:_ON_OBJECT]]
    return {
        "shows_contracts": True,
        "contracts": [(each, state, KINDS[state], _say_why(each)) for each, state in states],
        "more_contracts": len(found) > _ON_OBJECT,
    }


def count_of_company(actor: Actor, company_id: int) -> int:
    return contracts_visible_to(actor).filter(company_id=company_id).count()


def contracts_of_company(actor: Actor, company_id: int) -> dict[str, Any]:
    """Those that end last in front."""
    mine = contracts_visible_to(actor).filter(company_id=company_id)
    first = mine.order_by("-till", "sort_key", "pk")[: _ON_COMPANY + 1]
    ids = list(first.values_list("pk", flat=True))
    rows = read_contracts(ids[:_ON_COMPANY], actor=actor)
    return {
        "contracts": [(row, KINDS[row.state]) for row in rows],
        "has_more": len(ids) > _ON_COMPANY,
    }


def _say_why(covering: Covering) -> str:
    match covering.why:
        case Why.ITSELF:
            return _("names it")
        case Why.COMPANY:
            return _("covers all objects of the company")
        case Why.THROUGH:
            name = covering.through.name if covering.through else "…"
            return _("through “%(name)s”") % {"name": name}
