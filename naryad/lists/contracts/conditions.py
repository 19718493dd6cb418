"""What can be asked of contracts?"""

from collections.abc import Callable

from django.db.models import Q, QuerySet

from naryad.assets.visibility import assets_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.models import ContractAsset
from naryad.contracts.queries import covering_ids
from naryad.contracts.validity import State, rule_of, state_of
from naryad.core.conditions.fields import Asked, Empty, Field, OneOf
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Flag, Links, Reference, States
from naryad.lists.fields import Asker

Make = Callable[[Asker], Field]


def column(key: str, kind: FieldKind = FieldKind.TEXT) -> Make:
    return lambda _asker: Column(key, kind, key, lambda contract: getattr(contract, key))


def code_of(state: State) -> str:
    return state.lower().replace("_", "-")


def state(asker: Asker) -> Field:
    today = asker.actor.today

    def of(each: State) -> Callable[[], Q]:
        return lambda: rule_of(each, today=today)

    return States(
        "state",
        {code_of(each): of(each) for each in State},
        lambda contract: {code_of(state_of(contract, today=today))},
    )


def company(asker: Asker) -> Field:
    return Reference(
        "company",
        "company_id",
        lambda: companies_visible_to(asker.actor),
        lambda contract: contract.company_id,
    )


def objects(asker: Asker) -> Field:
    """Those that a contract names, of what the reader sees."""

    def named() -> QuerySet[ContractAsset]:
        return ContractAsset.objects.filter(
            organization_id=asker.actor.organization_id,
            asset_id__in=assets_visible_to(asker.actor).values("pk"),
        )

    return Links("object", named, "contract_id", "asset_id", lambda row: row.asset_ids)


def universal(asker: Asker) -> Field:
    """Covers all objects of its company."""

    def rule() -> Q:
        named = ContractAsset.objects.filter(organization_id=asker.actor.organization_id)
        return ~Q(pk__in=named.values("contract_id"))

    return Flag("universal", rule, lambda row: not row.asset_ids)


class _Covers(Reference):
    """An object itself, through one above it, or with all of its company."""

    def meets(self, asked: Asked) -> Q:
        if isinstance(asked, OneOf):
            assets = list(self.visible().filter(pk__in=sorted(asked.values)))
            return Q(pk__in=covering_ids(assets)) if assets else Q(pk__in=[])
        assert isinstance(asked, Empty)
        return Q(pk__in=[])


def covers(asker: Asker) -> Field:
    return _Covers(
        "covers", "pk", lambda: assets_visible_to(asker.actor), lambda row: row.covered_ids
    )
