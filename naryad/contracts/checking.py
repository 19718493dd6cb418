"""May these contracts be kept as they are handed in, given what is there?"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.companies.checking import read_above
from naryad.contracts.input import ContractInput, find_contract_errors
from naryad.contracts.models import Contract
from naryad.contracts.visibility import companies_for_contracts
from naryad.core.errors import Errors, Invalid
from naryad.people.visibility import workers_visible_to

_TARGETS: Mapping[str, Callable[[Actor], QuerySet[Any]]] = {
    "company_id": companies_for_contracts,
    "tree_ids": assets_visible_to,
    "single_ids": assets_visible_to,
    "recipient_ids": workers_visible_to,
}


@dataclass
class Surroundings:
    """What the decisions need of everything else, read once for a whole set of rows.

    `taken`: external id → the living contract that bears it (None: one of this very set). `seen`:
    field → ids that the actor sees, with their names in `names`. `owners`: object → its company;
    `above`: company → the one that it stands under.
    """

    taken: dict[str, int | None]
    seen: Mapping[str, Collection[int]]
    names: Mapping[int, str]
    owners: Mapping[int, int | None]
    above: Mapping[int, int | None]

    def check(
        self, new: ContractInput, *, contract: Contract | None, kept: Mapping[str, Any]
    ) -> None:
        """Invalid by field. `kept`: the values of the contract that is edited; what it has already
        is not asked again, so that what the actor does not see may stay."""
        errors = find_contract_errors(new) or {
            **self._targets(new, kept),
            **self._unique(new, contract),
        }
        errors = errors or self._strangers(new, kept)
        if errors:
            raise Invalid(errors)

    def keep(self, contract: Contract) -> None:
        """Later rows of the set see this one."""
        if contract.external_id:
            self.taken[contract.external_id] = contract.pk

    def _targets(self, new: ContractInput, kept: Mapping[str, Any]) -> Errors:
        return {
            field: gettext("Choose from the list.")
            for field in _TARGETS
            if _as_set(getattr(new, field)) - _had(field, kept) - set(self.seen[field])
        }

    def _unique(self, new: ContractInput, contract: Contract | None) -> Errors:
        if not new.external_id or new.external_id not in self.taken:
            return {}
        bearer = self.taken[new.external_id]
        if contract is not None and contract.pk is not None and bearer == contract.pk:
            return {}
        said = gettext("“%(value)s” is taken by another contract.")
        return {"external_id": said % {"value": new.external_id}}

    def _strangers(self, new: ContractInput, kept: Mapping[str, Any]) -> Errors:
        """Objects that belong neither to the company of the contract nor to one below it."""
        is_same = kept.get("company_id") == new.company_id
        errors: Errors = {}
        for field in ("tree_ids", "single_ids"):
            asked = getattr(new, field) - (_had(field, kept) if is_same else frozenset())
            strange = sorted(
                pk for pk in asked if not belongs(self.owners.get(pk), new.company_id, self.above)
            )
            if strange:
                errors[field] = self._say_strange(strange)
        return errors

    def _say_strange(self, ids: Iterable[int]) -> str:
        names = [f"“{self.names[pk]}”" for pk in ids if pk in self.names]
        said = gettext("They belong to another company: %(names)s.")
        return said % {"names": ", ".join(names) or _("objects that you do not see")}


def belongs(owner: int | None, company_id: int | None, above: Mapping[int, int | None]) -> bool:
    """Whether what `owner` has may stand in a contract of the company: its own, and that of those
    below it. What has no owner yet belongs to whoever names it."""
    if owner is None:
        return True
    steps: set[int] = set()
    at: int | None = owner
    while at is not None and at != company_id and at not in steps:
        steps.add(at)
        at = above.get(at)
    return at == company_id


def survey(inputs: Collection[ContractInput], *, by: Actor) -> Surroundings:
    """In a fixed number of queries, once everybody else who writes contracts waits."""
    objects = {pk for new in inputs for pk in new.tree_ids | new.single_ids}
    mine = Asset.objects.filter(organization_id=by.organization_id, pk__in=objects)
    owners = dict(mine.values_list("pk", "company_id")) if objects else {}
    companies = {pk for pk in owners.values() if pk is not None}
    visible = assets_visible_to(by, with_deleted=True).filter(pk__in=objects)
    names = dict(visible.values_list("pk", "name")) if objects else {}
    above = read_above(companies, organization_id=by.organization_id) if companies else {}
    return Surroundings(
        taken=dict(twins_of((new.external_id for new in inputs), by.organization_id)),
        seen={field: _read_seen(field, inputs, by) for field in _TARGETS},
        names=names,
        owners=owners,
        above=above,
    )


def twins_of(external_ids: Iterable[str], organization_id: int) -> dict[str, int]:
    """Living contracts by the external id that is among these."""
    values = set(external_ids) - {""}
    living = Contract.objects.filter(
        organization_id=organization_id, deleted_at=None, external_id__in=values
    )
    return dict(living.values_list("external_id", "pk")) if values else {}


def _read_seen(field: str, inputs: Collection[ContractInput], by: Actor) -> set[int]:
    wanted: set[int] = set().union(*(_as_set(getattr(new, field)) for new in inputs))
    if not wanted:
        return set()
    return set(_TARGETS[field](by).filter(pk__in=wanted).values_list("pk", flat=True))


def _had(field: str, kept: Mapping[str, Any]) -> frozenset[int]:
    """What the contract names already: an object may go over from one list to the other."""
    if field == "company_id" or not kept:
        return _as_set(kept.get(field))
    if field == "recipient_ids":
        return _as_set(kept[field])
    return _as_set(kept["tree_ids"]) | _as_set(kept["single_ids"])


def _as_set(given: Any) -> frozenset[int]:
    if given is None:
        return frozenset()
    return frozenset({given}) if isinstance(given, int) else frozenset(given)
