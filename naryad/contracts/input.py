"""What does somebody hand in about a contract, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy

from naryad.core.errors import Invalid
from naryad.core.ids import read_id

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
# How a choice says that nothing is chosen.
_NOTHING = "0"
_CHOOSE = gettext_lazy("Choose from the list.")
Errors = dict[str, str | Promise]


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


@dataclass
class Reading:
    """Takes values one by one and notes what is wrong with them."""

    given: Mapping[str, Any]
    errors: Errors = field(default_factory=dict)

    def text(self, name: str) -> str:
        text = str(self.given.get(name) or "").replace("\x00", "").strip()
        text = text if name in _SEVERAL_LINES else " ".join(text.split())
        if len(text) > LENGTHS[name]:
            self.errors[name] = gettext("At most %(most)s characters.") % {"most": LENGTHS[name]}
        return text

    def id(self, name: str) -> int | None:
        text = str(self.given.get(name) or "")
        found = read_id(text)
        if found is None and text not in ("", _NOTHING):
            self.errors[name] = _CHOOSE
        return found

    def ids(self, name: str) -> frozenset[int]:
        texts = {str(each) for each in self.given.get(name) or () if str(each)}
        found = {read_id(each) for each in texts}
        if None in found:
            self.errors[name] = _CHOOSE
            return frozenset()
        return frozenset(each for each in found if each is not None)

    def day(self, name: str) -> date | None:
        given = self.given.get(name)
        if not given or isinstance(given, date):
            return given or None
        try:
            day = parse_date(str(given).strip())
        except ValueError:
            day = None
        if day is None:
            self.errors[name] = gettext("Give a day, like 2026-03-31.")
        return day


def clean_contract(values: Mapping[str, Any]) -> ContractInput:
    """From what a form, a sheet or a call brings. Invalid names the fields; what can be told only
    with what is kept already is the action's to say."""
    read = Reading(values)
    given: dict[str, Any] = {name: read.text(name) for name in LENGTHS}
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
