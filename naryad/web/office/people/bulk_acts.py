"""Which action does each act of the bulk bar call, and what is kept of its outcomes?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from naryad.access.kind import Kind
from naryad.accounts import actions as account_actions
from naryad.core.outcomes import Outcome, Result
from naryad.people import actions
from naryad.web.acting import SignedInRequest
from naryad.web.forms.bans import BanForm
from naryad.web.office.people.bans import ban_as_asked

# What takes an act back, where that is cheap and harms nobody.
UNDO = {
    "delete": "restore",
    "restore": "delete",
    "ban": "unban",
    "to-employees": "to-customers",
    "to-customers": "to-employees",
}


@dataclass(frozen=True)
class Summary:
    """Plain values, since it is kept as the answer of the request and shown later."""

    act: str
    done: list[int]
    same: list[int]
    refused: list[tuple[str, list[int]]]

    @property
    def as_json(self) -> dict[str, Any]:
        return {"act": self.act, "done": self.done, "same": self.same, "refused": self.refused}


def run_act(
    key: str, ids: Sequence[int], *, request: SignedInRequest, form: BanForm
) -> dict[str, Any]:
    """Calls the action; refusals stand together by their words."""
    return _sum_up(key, _RUNS[key](ids, request, form)).as_json


def _invite(ids: Sequence[int], request: SignedInRequest, _form: BanForm) -> list[Outcome]:
    return account_actions.invite_people(ids, by=request.actor, at=request.at)


def _to_employees(ids: Sequence[int], request: SignedInRequest, _form: BanForm) -> list[Outcome]:
    return actions.convert_people(ids, to=Kind.EMPLOYEE, by=request.actor, at=request.at)


def _to_customers(ids: Sequence[int], request: SignedInRequest, _form: BanForm) -> list[Outcome]:
    return actions.convert_people(ids, to=Kind.CUSTOMER, by=request.actor, at=request.at)


def _ban(ids: Sequence[int], request: SignedInRequest, form: BanForm) -> list[Outcome]:
    return ban_as_asked(form, ids, request)


def _unban(ids: Sequence[int], request: SignedInRequest, _form: BanForm) -> list[Outcome]:
    return actions.unban_people(ids, by=request.actor, at=request.at)


def _delete(ids: Sequence[int], request: SignedInRequest, _form: BanForm) -> list[Outcome]:
    return actions.delete_people(ids, by=request.actor, at=request.at)


def _restore(ids: Sequence[int], request: SignedInRequest, _form: BanForm) -> list[Outcome]:
    return actions.restore_people(ids, by=request.actor, at=request.at)


_RUNS: dict[str, Callable[[Sequence[int], SignedInRequest, BanForm], list[Outcome]]] = {
    "invite": _invite,
    "to-employees": _to_employees,
    "to-customers": _to_customers,
    "ban": _ban,
    "unban": _unban,
    "delete": _delete,
    "restore": _restore,
}


def _sum_up(key: str, outcomes: Sequence[Outcome]) -> Summary:
    """Rows that the actor does not see are not counted at all: their ids came from a stranger."""
    refused: dict[str, list[int]] = {}
    for outcome in outcomes:
        if outcome.refusal is not None and outcome.id is not None:
            refused.setdefault(str(outcome.refusal), []).append(outcome.id)
    return Summary(
        key,
        [each.id for each in outcomes if each.result == Result.DONE and each.id is not None],
        [each.id for each in outcomes if each.result == Result.SAME and each.id is not None],
        sorted(refused.items(), key=lambda pair: -len(pair[1])),
    )
