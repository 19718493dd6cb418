"""What can a program do with contracts?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from naryad.access.permissions import Permission
from naryad.api.answering import answer_edit, answer_item, answer_nothing, answer_one
from naryad.api.asking import ApiRequest
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, Listing, answer_list
from naryad.api.schemas.assets import ContractFields, ContractItem, ContractPatch, NewContract
from naryad.api.schemas.shared import Page
from naryad.contracts import actions
from naryad.contracts.input import ContractEdit, clean_contract
from naryad.contracts.linking import read_links
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only
from naryad.lists.contracts.contracts_list import list_contracts
from naryad.lists.naming import read_names

if TYPE_CHECKING:
    from naryad.contracts.models import Contract

CONTRACTS = Noun("contracts")
_SENT = {
    "name": "name",
    "number": "number",
    "company": "company_id",
    "since": "since",
    "till": "till",
    "description": "description",
    "conditions": "conditions",
    "trees": "tree_ids",
    "singles": "single_ids",
    "reminds_of_end": "reminds_of_end",
    "remind_on": "remind_on",
    "recipients": "recipient_ids",
    "external_id": "external_id",
}


def _write(ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
    actor = request.actor
    found = contracts_visible_to(actor, with_deleted=True).in_bulk(ids)
    links = read_links(list(found), organization_id=actor.organization_id)
    names = read_names(
        actor,
        companies={each.company_id for each in found.values()},
        assets={pk for held in links.values() for pk in held["tree_ids"] | held["single_ids"]},
        people={pk for held in links.values() for pk in held["recipient_ids"]},
    )

    def item(each: "Contract") -> ItemOf:
        held = links[each.pk]
        return {
            **_item(each),
            "company": each.company_id if each.company_id in names.companies else None,
            "trees": sorted(pk for pk in held["tree_ids"] if pk in names.assets),
            "singles": sorted(pk for pk in held["single_ids"] if pk in names.assets),
            "recipients": sorted(pk for pk in held["recipient_ids"] if pk in names.people),
        }

    return [item(found[each]) for each in ids if each in found]


def _item(contract: "Contract") -> ItemOf:
    return {
        "id": contract.pk,
        "name": contract.name,
        "number": contract.number,
        "since": contract.since.isoformat(),
        "till": contract.till and contract.till.isoformat(),
        "description": contract.description,
        "conditions": contract.conditions,
        "reminds_of_end": contract.reminds_of_end,
        "remind_on": contract.remind_on and contract.remind_on.isoformat(),
        "external_id": contract.external_id,
        "deleted": contract.deleted_at is not None,
        "version": contract.version,
    }


LISTING = Listing(
    "contracts",
    list_contracts,
    _write,
    keys=tuple(ContractItem.model_fields),
    without=frozenset({"objects", "reminder"}),
)


@CONTRACTS.get("", "list", answers=Page[ContractItem], query=None)
def list_(request: ApiRequest) -> HttpResponse:
    """Newest first; customers see none."""
    return answer_list(request, LISTING)


@CONTRACTS.post("", "add", answers=ContractItem, status=201)
def add(request: ApiRequest, body: NewContract) -> HttpResponse:
    request.actor.require(Permission.EDIT_CONTRACTS)
    new = clean_contract(_values(body))
    made = actions.add_contracts([new], by=request.actor, at=request.at)
    return answer_item(request, LISTING, only(made), status=201)


@CONTRACTS.get("/{row:contract_id}", "one", answers=ContractItem, query=("deleted",))
def one(request: ApiRequest, contract_id: int) -> HttpResponse:
    return answer_one(request, LISTING, contract_id)


@CONTRACTS.patch("/{row:contract_id}", "edit", answers=ContractItem)
def edit(request: ApiRequest, contract_id: int, body: ContractPatch) -> HttpResponse:
    """What is not sent stays as it is, and so does what a list names and the caller does not
    see."""

    def act(seen: int) -> None:
        actor = request.actor
        actor.require(Permission.EDIT_CONTRACTS)
        contract = contracts_visible_to(actor).filter(pk=contract_id).first()
        if contract is None:
            raise NotVisible
        values = _values(body)
        held = read_links([contract_id], organization_id=actor.organization_id)[contract_id]
        kept = {inner: getattr(contract, inner, None) for inner in _SENT.values()}
        new = clean_contract({**kept, **held, **values})
        change = ContractEdit(contract_id, new, seen, frozenset(values))
        only(actions.edit_contracts([change], by=actor, at=request.at))

    return answer_edit(request, LISTING, contract_id, version=body.version, act=act)


@CONTRACTS.delete("/{row:contract_id}", "delete", status=204)
def delete(request: ApiRequest, contract_id: int) -> HttpResponse:
    only(actions.delete_contracts([contract_id], by=request.actor, at=request.at))
    return answer_nothing()


@CONTRACTS.post("/{row:contract_id}/restoration", "restore", answers=ContractItem)
def restore(request: ApiRequest, contract_id: int) -> HttpResponse:
    only(actions.restore_contracts([contract_id], by=request.actor, at=request.at))
    return answer_item(request, LISTING, contract_id)


def _values(body: ContractFields) -> dict[str, Any]:
    sent = body.model_dump(exclude_unset=True)
    return {inner: sent[name] for name, inner in _SENT.items() if name in sent}
