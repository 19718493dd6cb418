"""How are reminders of many contracts changed at once, and put back one by one?"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.contracts import actions
from naryad.contracts.columns import values_of
from naryad.contracts.input import ContractEdit, ContractInput
from naryad.contracts.linking import read_links
from naryad.contracts.locking import take_contracts
from naryad.contracts.models import Contract
from naryad.core.errors import Invalid, NotVisible
from naryad.core.outcomes import Outcome
from naryad.core.reading import Reading
from naryad.lists.bulk.verbs import Parameters
from naryad.people.visibility import workers_visible_to

_NOTHING = ContractInput("", None, None)
MOST_DAYS = 3650


def prepare_reminders(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """`reminds`: "yes", "no" or nothing; `days` before the end; `people`: ADD, TAKE or PUT.
    Invalid names the fields."""
    read = Reading(given)
    reminds, people = str(given.get("reminds") or ""), str(given.get("people") or "ADD")
    recipients = read.ids("recipient_ids")
    errors = {**read.errors}
    days = str(given.get("days") or "").strip()
    if days and not (
        days.isascii() and days.isdecimal() and len(days) < 5 and int(days) <= MOST_DAYS
    ):
        errors["days"] = _("A number of days up to %(most)s.") % {"most": MOST_DAYS}
    if reminds not in ("", "yes", "no"):
        errors["reminds"] = _("Choose one from the list.")
    if people not in ("ADD", "TAKE", "PUT"):
        errors["people"] = _("Choose one from the list.")
    seen = workers_visible_to(by).filter(pk__in=recipients)
    if recipients and seen.count() != len(recipients):
        errors["recipient_ids"] = _("Choose from the list.")
    if not (reminds or days or recipients):
        errors[""] = _("Choose what to change.")
    if errors:
        raise Invalid(errors)
    return {
        "reminds": reminds,
        "days": int(days) if days else None,
        "people": people,
        "recipient_ids": sorted(recipients),
    }


def change_reminders(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    contracts = take_contracts(ids, by=by)
    links = read_links(list(contracts), organization_id=by.organization_id)
    edits = [_edit(pk, _change(pk, contracts, links, parameters)) for pk in ids]
    return actions.edit_contracts(edits, by=by, at=at)


def remember_reminders(ids: Sequence[int], *, by: Actor) -> Mapping[int, Any]:
    """All that a change may set, as plain values."""
    contracts = take_contracts(ids, by=by)
    links = read_links(list(contracts), organization_id=by.organization_id)
    kept = {}
    for pk, contract in contracts.items():
        values = values_of(contract, links[pk])
        day = values["remind_on"]
        kept[pk] = {
            "reminds_of_end": values["reminds_of_end"],
            "remind_on": day.isoformat() if day else None,
            "recipient_ids": sorted(values["recipient_ids"]),
        }
    return kept


def put_reminders_back(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    kept = parameters["kept"] if ids else {}
    return actions.edit_contracts([_edit(pk, _whole(kept[pk])) for pk in ids], by=by, at=at)


def refuse_sent(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """An undo begins with what a run has kept, never with what somebody sends."""
    raise NotVisible


def _change(
    pk: int,
    contracts: Mapping[int, Contract],
    links: Mapping[int, Mapping[str, frozenset[int]]],
    parameters: Parameters,
) -> dict[str, Any]:
    if pk not in contracts:
        return {}
    values: dict[str, Any] = {}
    if parameters["reminds"]:
        values["reminds_of_end"] = parameters["reminds"] == "yes"
    if parameters["days"] is not None:
        values["remind_on"] = _before(contracts[pk].till, parameters["days"])
    if parameters["recipient_ids"]:
        held, given = links[pk]["recipient_ids"], frozenset(parameters["recipient_ids"])
        turned = {"ADD": held | given, "TAKE": held - given, "PUT": given}
        values["recipient_ids"] = turned[parameters["people"]]
    return values


def _before(till: date | None, days: int) -> date | None:
    """Of a contract without an end the action says so, where it is to be reminded of."""
    if till is None:
        return None
    return till - timedelta(days=days) if till - date.min > timedelta(days=days) else till


def _edit(pk: int, values: Mapping[str, Any]) -> ContractEdit:
    return ContractEdit(pk, ContractInput(**{**vars(_NOTHING), **values}), fields=frozenset(values))


def _whole(values: Mapping[str, Any]) -> dict[str, Any]:
    day = values["remind_on"]
    return {
        "reminds_of_end": values["reminds_of_end"],
        "remind_on": date.fromisoformat(day) if day else None,
        "recipient_ids": frozenset(values["recipient_ids"]),
    }
