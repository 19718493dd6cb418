"""Which face has the list of contracts?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.contracts.validity import State
from naryad.contracts.visibility import ARMS, contracts_visible_to
from naryad.core.errors import NotPermitted
from naryad.core.moments import say_day
from naryad.lists.bulk.registry import verbs_of
from naryad.lists.contracts.contracts_list import list_contracts
from naryad.lists.contracts.rows import ContractRow, read_contracts
from naryad.lists.fields import Asker
from naryad.lists.questions import Question, Show
from naryad.web.acting import SignedInRequest
from naryad.web.figures import say_number
from naryad.web.lists.face import Adding, Empty, ListFace, Look, OpenList, Writer
from naryad.web.marks import status
from naryad.web.menu import find_path
from naryad.web.taking import take

# The color of each state.
KINDS = {
    State.NOT_YET: "new",
    State.VALID: "done",
    State.ENDS_SOON: "wait",
    State.ENDED: "off",
    State.OPEN_ENDED: "done",
}


def open_contracts(asker: Asker) -> OpenList:
    if not may_see(asker.actor):
        raise NotPermitted
    return OpenList(list_contracts(asker), FACE)


def may_see(actor: Actor) -> bool:
    """Any at all."""
    return any(actor.may(arm.permission) for arm in ARMS if arm.permission)


def _name(row: ContractRow) -> str:
    return row.contract.name


def _url(row: ContractRow) -> str:
    return f"{find_path('contracts')}{row.id}/"


def _pick(row: ContractRow) -> str:
    """With the version that the reader sees: what changes meanwhile is left alone."""
    return f"{row.id}.{row.contract.version}"


def _write_cells(_asker: Asker) -> Mapping[str, Writer]:
    deleted, whole = _("Deleted"), _("All")

    def name(row: ContractRow) -> Markup:
        tag = f'<span class="tg">{escape(deleted)}</span>' if row.contract.deleted_at else ""
        link = f'<a class="subj cut" href="{_url(row)}">{escape(_name(row))}</a>'
        return Markup(f'<span class="row0">{link}{tag}</span>')  # noqa: S704 - escaped

    return {
        "name": name,
        "state": lambda row: status(row.state.label, KINDS[row.state]),
        "since": lambda row: say_day(row.contract.since),
        "till": lambda row: say_day(row.contract.till),
        "reminder": lambda row: say_day(row.remind_on),
        "objects": lambda row: say_number(row.object_count) if row.object_count else whole,
    }


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s contract.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s contracts.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(actor: Actor) -> Empty:
    if not actor.may(Permission.SEE_ALL_CONTRACTS):
        text = _("Your roles show the contracts of the companies that you belong to.")
        return Empty(_("There are no contracts here that you see"), text, "eye-off")
    text = _("What is served, for whom and till when: also letters before a contract ends.")
    if not actor.may_change(Permission.EDIT_CONTRACTS):
        return Empty(_("No contracts yet"), text, "contract")
    return Empty(
        _("No contracts yet"),
        text,
        "contract",
        action=_("Add the first one"),
        action_url=reverse("contract_new"),
    )


def _describe_peek(request: SignedInRequest, contract_id: int) -> Mapping[str, Any]:
    contract = take(contracts_visible_to(request.actor, with_deleted=True), contract_id)
    (row,) = read_contracts([contract_id], actor=request.actor)
    url = reverse("contract", args=[contract_id])
    return {"name": contract.name, "row": row, "url": url, "kind": KINDS[row.state]}


def _offer_bulk(opened: OpenList, question: Question) -> Mapping[str, Any] | None:
    """What makes no sense with the deleted, or with the living, is not offered."""
    only = {"restore"} if question.deleted == Show.ONLY else {"remind", "delete"}
    if question.deleted == Show.ALL:
        only |= {"restore"}
    verbs = [
        verb
        for verb in verbs_of("contract")
        if verb.key in only and opened.actor.may_change(verb.permission)
    ]
    return {"verbs": verbs, "list": "contracts"} if verbs else None


FACE = ListFace(
    noun="contracts",
    title=gettext_lazy("Contracts"),
    search_label=gettext_lazy("Search contracts"),
    search_hint=gettext_lazy("Name, number, company, object"),
    row_name=_name,
    row_url=_url,
    pick_row=_pick,
    write_cells=_write_cells,
    looks={
        "name": Look("c-main"),
        "number": Look("num c-hide", hides="c-mid", width="w-14"),
        "company": Look("mut c-sub", width="w-20"),
        "state": Look("c-st", width="w-17"),
        "since": Look("num c-hide", hides="c-mid", width="w-11"),
        "till": Look("num c-hide", width="w-11"),
        "objects": Look("r num c-hide", head="r", hides="c-wide", width="w-11"),
        "reminder": Look("num c-hide", width="w-11"),
        "external_id": Look("num c-hide", width="w-14"),
    },
    peek="office/contracts/peek.html",
    describe_peek=_describe_peek,
    bulk="office/runs/bulk_bar.html",
    offer_bulk=_offer_bulk,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    adding=Adding(
        gettext_lazy("New contract"), lambda: reverse("contract_new"), Permission.EDIT_CONTRACTS
    ),
)
