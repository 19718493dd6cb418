"""How are people reminded that a contract ends?"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.contracts.letters import CONTRACT_END
from naryad.contracts.models import Contract, ContractRecipient
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.bulk import write_rows
from naryad.history.recording import Change, record
from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.recipients import Recipient, find_recipients
from naryad.people.acting import act_as
from naryad.people.models import Person

_AT_ONCE = 200


@transaction.atomic
def remind_of_ends(day: date, *, by: Actor, at: datetime) -> int:
    """Of the contracts of an organization that fall due by this day, some hundreds at a time; how
    many it was. A reminder is crossed off in the transaction that writes its letters, so that it
    goes out once, however late."""
    by.require_system()
    due = Contract.objects.filter(
        organization_id=by.organization_id,
        due_on__lte=day,
        is_living=True,
        company__deleted_at=None,
    )
    locked = due.select_for_update(of=("self",), no_key=True, skip_locked=True)
    contracts = list(locked.order_by("due_on", "pk")[:_AT_ONCE])
    if not contracts:
        return 0
    readers = _find_readers(contracts, by=by, at=at)
    letters = [
        NewLetter(CONTRACT_END, each.to, each.language, contract.pk, each.person_id)
        for contract in contracts
        for each in readers[contract.pk]
    ]
    write_letters(letters, organization_id=by.organization_id, at=at)
    for contract in contracts:
        contract.due_on = None
        contract.reminded_at = at
    write_rows(contracts, fields=("due_on", "reminded_at"))
    record(_tell(contracts, readers), by=by, at=at)
    return len(contracts)


def _find_readers(
    contracts: Sequence[Contract], *, by: Actor, at: datetime
) -> Mapping[int, list[Recipient]]:
    """Contract → those named in it who can be written to and may see it now."""
    ids = [contract.pk for contract in contracts]
    links = ContractRecipient.objects.filter(
        organization_id=by.organization_id, contract_id__in=ids
    )
    named: dict[int, list[int]] = defaultdict(list)
    for contract_id, person_id in links.order_by("pk").values_list("contract_id", "person_id"):
        named[person_id].append(contract_id)
    reached = {
        each.person_id: each
        for each in find_recipients(list(named), organization_id=by.organization_id, at=at)
    }
    readers: dict[int, list[Recipient]] = defaultdict(list)
    people = Person.objects.filter(organization_id=by.organization_id, pk__in=list(reached))
    for person in people.select_related("organization").order_by("pk"):
        mine = contracts_visible_to(act_as(person, at=at)).filter(pk__in=named[person.pk])
        for contract_id in mine.values_list("pk", flat=True):
            readers[contract_id].append(reached[person.pk])
    return readers


def _tell(contracts: Sequence[Contract], readers: Mapping[int, list[Recipient]]) -> list[Change]:
    changes = []
    for contract in contracts:
        told = [{"id": each.person_id, "name": ""} for each in readers.get(contract.pk, ())]
        kind = "contract.reminded" if told else "contract.reminded_nobody"
        said = {"recipient_ids": {"old": None, "new": told}} if told else {}
        changes.append(Change(kind, "contract", contract.pk, said))
    return changes
