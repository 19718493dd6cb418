"""How does what is kept about contracts change?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.checking import Surroundings, survey
from naryad.contracts.columns import EDITED, fill, values_of
from naryad.contracts.describing import read_names
from naryad.contracts.input import ID_LISTS, ContractEdit, ContractInput
from naryad.contracts.linking import read_links, write_links
from naryad.contracts.locking import lock_contracts, take_contracts
from naryad.contracts.models import Contract
from naryad.core.bulk import write_rows
from naryad.core.errors import NotVisible, Refusal
from naryad.core.outcomes import Outcome, done, refused, same
from naryad.core.versions import refuse_stale
from naryad.history.recording import Change, record
from naryad.people.visibility import people_visible_to

Kept = Mapping[int, Mapping[str, Any]]


@dataclass
class _Edited:
    """What the set has changed so far: contract → its values before and after."""

    contracts: dict[int, Contract] = field(default_factory=dict)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)
    after: dict[int, dict[str, Any]] = field(default_factory=dict)


@transaction.atomic
def edit_contracts(edits: Sequence[ContractEdit], *, by: Actor, at: datetime) -> list[Outcome]:
    """An outcome for each, in order: Stale, Invalid and NotVisible stand in it.

    Companies, objects and people that the actor does not see stay: their form could not show them.
    """
    by.require(Permission.EDIT_CONTRACTS)
    lock_contracts(by.organization_id)
    contracts = take_contracts([edit.id for edit in edits], by=by)
    links = read_links(list(contracts), organization_id=by.organization_id)
    kept = {pk: values_of(contract, links[pk]) for pk, contract in contracts.items()}
    hidden = _find_hidden(kept, by=by)
    edits = [_complete(edit, kept.get(edit.id), hidden) for edit in edits]
    around = survey([edit.input for edit in edits], by=by)
    edited = _Edited()
    outcomes = [_apply(edit, contracts.get(edit.id), kept, around, edited, by=by) for edit in edits]
    _write(edited, by=by, at=at)
    return outcomes


def _complete(
    edit: ContractEdit, kept: Mapping[str, Any] | None, hidden: Mapping[str, set[int]]
) -> ContractEdit:
    """An edit of some fields leaves the others as they are now, and no edit takes away what its
    author does not see."""
    if kept is None:
        return edit
    given = vars(edit.input)
    if edit.fields is not None:
        given = {**kept, **{name: given[name] for name in edit.fields}}
    for name in ID_LISTS:
        given = {**given, name: given[name] | (kept[name] & hidden[name])}
    if given["company_id"] is None and kept["company_id"] in hidden["company_id"]:
        given = {**given, "company_id": kept["company_id"]}
    given["single_ids"] -= given["tree_ids"]
    return replace(edit, input=ContractInput(**given))


def _apply(
    edit: ContractEdit,
    contract: Contract | None,
    kept: Kept,
    around: Surroundings,
    edited: _Edited,
    *,
    by: Actor,
) -> Outcome:
    if contract is None:
        return refused(edit.id, NotVisible())
    current, mine = kept[edit.id], vars(edit.input)
    if current == mine:
        return same(edit.id)
    try:
        refuse_stale(
            seen_version=edit.seen_version,
            current_version=contract.version,
            mine=mine,
            current=current,
        )
        around.check(edit.input, contract=contract, kept=current)
    except Refusal as refusal:
        return refused(edit.id, refusal)
    fill(contract, edit.input, today=by.today)
    contract.version += 1
    around.keep(contract)
    edited.contracts[edit.id] = contract
    edited.before[edit.id], edited.after[edit.id] = dict(current), dict(mine)
    return done(edit.id)


def _write(edited: _Edited, *, by: Actor, at: datetime) -> None:
    write_rows(list(edited.contracts.values()), fields=EDITED)
    write_links(edited.contracts.values(), before=edited.before, after=edited.after)
    held = [*edited.before.values(), *edited.after.values()]
    names = read_names(held, organization_id=by.organization_id)
    changes = []
    for contract_id, after in edited.after.items():
        before = edited.before[contract_id]
        differences = {
            name: {"old": names.say(name, before[name]), "new": names.say(name, value)}
            for name, value in after.items()
            if before[name] != value
        }
        changes.append(Change("contract.edited", "contract", contract_id, differences))
    record(changes, by=by, at=at)


_SEEN: Mapping[str, Callable[[Actor], QuerySet[Any]]] = {
    "company_id": lambda actor: companies_visible_to(actor, with_deleted=True),
    "tree_ids": lambda actor: assets_visible_to(actor, with_deleted=True),
    "single_ids": lambda actor: assets_visible_to(actor, with_deleted=True),
    "recipient_ids": lambda actor: people_visible_to(actor, with_deleted=True),
}


def _find_hidden(kept: Kept, *, by: Actor) -> dict[str, set[int]]:
    """Of what the contracts name, what the actor does not see even among the deleted."""
    hidden = {}
    for name, visible in _SEEN.items():
        several = name.endswith("_ids")
        ids = {pk for each in kept.values() for pk in (each[name] if several else (each[name],))}
        seen = visible(by).filter(pk__in=ids).values_list("pk", flat=True) if ids else ()
        hidden[name] = ids - set(seen)
    return hidden
