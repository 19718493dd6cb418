"""Which objects does a contract name, who is reminded, and how does that change?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from naryad.contracts.input import ID_LISTS
from naryad.contracts.models import Contract, ContractAsset, ContractRecipient

Held = Mapping[str, frozenset[int]]
Pair = tuple[int, int]
NOTHING: Held = dict.fromkeys(ID_LISTS, frozenset())


def read_links(
    ids: Collection[int], *, organization_id: int
) -> dict[int, dict[str, frozenset[int]]]:
    """Contract → field of the input → ids, in two queries."""
    held: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    objects = ContractAsset.objects.filter(organization_id=organization_id, contract_id__in=ids)
    for contract_id, asset_id, with_below in objects.values_list(
        "contract_id", "asset_id", "with_below"
    ):
        held[contract_id]["tree_ids" if with_below else "single_ids"].add(asset_id)
    people = ContractRecipient.objects.filter(organization_id=organization_id, contract_id__in=ids)
    for contract_id, person_id in people.values_list("contract_id", "person_id"):
        held[contract_id]["recipient_ids"].add(person_id)
    return {pk: {field: frozenset(held[pk][field]) for field in ID_LISTS} for pk in ids}


def write_links(
    contracts: Iterable[Contract], *, before: Mapping[int, Held], after: Mapping[int, Held]
) -> None:
    """What has gone or changed is dropped, what is new added: at most six statements."""
    owners = {contract.pk: contract.organization_id for contract in contracts}
    was, will = _objects(owners, before), _objects(owners, after)
    _drop(ContractAsset, "asset_id", {pair for pair in was if was[pair] is not will.get(pair)})
    objects = [
        ContractAsset(
            organization_id=owners[pk], contract_id=pk, asset_id=target, with_below=with_below
        )
        for (pk, target), with_below in sorted(will.items())
        if was.get((pk, target)) is not with_below
    ]
    ContractAsset.objects.bulk_create(objects, batch_size=1000)
    had, have = _people(owners, before), _people(owners, after)
    _drop(ContractRecipient, "person_id", had - have)
    people = [
        ContractRecipient(organization_id=owners[pk], contract_id=pk, person_id=target)
        for pk, target in sorted(have - had)
    ]
    ContractRecipient.objects.bulk_create(people, batch_size=1000)


def _objects(ids: Iterable[int], held: Mapping[int, Held]) -> dict[Pair, bool]:
    """(contract, object) → with everything below it; what stands in both lists is meant so."""
    return {
        (pk, target): field == "tree_ids"
        for pk in ids
        for field in ("single_ids", "tree_ids")
        for target in held[pk][field]
    }


def _people(ids: Iterable[int], held: Mapping[int, Held]) -> set[Pair]:
    return {(pk, target) for pk in ids for target in held[pk]["recipient_ids"]}


def _drop(
    table: type[ContractAsset] | type[ContractRecipient], column: str, pairs: set[Pair]
) -> None:
    if not pairs:
        return
    rows = table.objects.filter(
        contract_id__in={contract_id for contract_id, _pk in pairs},
        **{f"{column}__in": {pk for _contract_id, pk in pairs}},
    )
    found = rows.values_list("pk", "contract_id", column)
    table.objects.filter(pk__in=[pk for pk, *pair in found if tuple(pair) in pairs]).delete()
