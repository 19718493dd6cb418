"""What does somebody hand in about a contract, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from naryad.core.errors import Errors, Invalid
from naryad.core.reading import Reading

LENGTHS = {
    "name": 300,
    "number": 100,
    "external_id": 100,
    "description": 8_000,
    "conditions": 8_000,
}
_SEVERAL_LINES = ("description", "conditions")
ID_LISTS = ("tree_ids", "single_ids", "recipient_ids")
DAYS = ("since", "till", "remind_on")


@dataclass(frozen=True)
class ContractInput:
    """Ids are as the sender named them; the action checks that the actor sees what they name.
    `tree_ids`: objects with everything below them, `single_ids`: objects alone; without any, the
    contract covers all objects of its company. `remind_on` None: so long before the end as usual.
    """

    name: str
    company_id: int | None
    since: date | None
    till: date | None = None
    number: str = ""
    external_id: str = ""
    description: str = ""
    conditions: str = ""
    tree_ids: frozenset[int] = frozenset()
    single_ids: frozenset[int] = frozenset()
    reminds_of_end: bool = False
    remind_on: date | None = None
    recipient_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class ContractEdit:
    """`fields`: the names of `ContractInput` to change; None: all of them. `seen_version` None: the
    sender did not look before."""

    id: int
    input: ContractInput
    seen_version: int | None = None
    fields: frozenset[str] | None = None


def clean_contract(values: Mapping[str, Any]) -> ContractInput:
    """From what a form, a sheet or a call brings. Invalid names the fields; what can be told only
    with what is kept already is the action's to say."""
    read = Reading(values)
    given: dict[str, Any] = {
        name: read.text(name, most=most, has_lines=name in _SEVERAL_LINES)
        for name, most in LENGTHS.items()
    }
    given |= {name: read.ids(name) for name in ID_LISTS}
    given |= {name: read.day(name) for name in DAYS}
    given["single_ids"] -= given["tree_ids"]
    new = ContractInput(
        **given,
        company_id=read.id("company_id"),
        reminds_of_end=bool(values.get("reminds_of_end")),
    )
    if read.errors:
        raise Invalid({**find_contract_errors(new), **read.errors})
    return new


def find_contract_errors(new: ContractInput) -> Errors:
    """By field: what can be told without looking at anything else."""
    errors: Errors = {}
    if not new.name.strip():
        errors["name"] = gettext("Fill in the name.")
    if new.company_id is None:
        errors["company_id"] = gettext("Choose a company.")
    if new.since is None:
        errors["since"] = gettext("Fill in the first day.")
    elif new.till is not None and new.till < new.since:
        errors["till"] = gettext("It ends before it begins.")
    return {**errors, **_find_reminder_errors(new)}


def _find_reminder_errors(new: ContractInput) -> Errors:
    if not new.reminds_of_end:
        return {}
    errors: Errors = {}
    if new.till is None:
        errors["till"] = gettext("Without an end there is nothing to remind of.")
    elif new.remind_on is not None and new.remind_on > new.till:
        errors["remind_on"] = gettext("This day is after the end.")
    if not new.recipient_ids:
        errors["recipient_ids"] = gettext("Choose who gets the letter.")
    return errors
