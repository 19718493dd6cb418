"""Who of the living bears the name or the external id of a company that is to come back?"""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.companies.checking import external_twins_of, twins_of
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import Refusal
from naryad.core.names import NameTaken


class ExternalIdTaken(Refusal):
    """`twin_id` is the living company that has it, when the person may see that."""

    message = _("Another company has the external ID %(external_id)s. Change one of the two first.")


@dataclass
class Living:
    """Who has these names and external ids; `seen`: whom the actor may be told of."""

    named: dict[str, int]
    external: dict[str, int]
    seen: frozenset[int]

    def refuse(self, company: Company) -> Refusal | None:
        twin_id = self.named.get(company.sort_key)
        if twin_id is not None:
            return NameTaken(name=company.name, twin_id=self._shown(twin_id))
        twin_id = self.external.get(company.external_id) if company.external_id else None
        if twin_id is None:
            return None
        return ExternalIdTaken(external_id=company.external_id, twin_id=self._shown(twin_id))

    def keep(self, company: Company) -> None:
        self.named[company.sort_key] = self.external[company.external_id] = company.pk

    def _shown(self, twin_id: int) -> int | None:
        return twin_id if twin_id in self.seen else None


def read_living(companies: Collection[Company], *, by: Actor) -> Living:
    organization_id = by.organization_id
    named = twins_of((each.sort_key for each in companies), organization_id=organization_id)
    external = external_twins_of(
        (each.external_id for each in companies), organization_id=organization_id
    )
    visible = companies_visible_to(by).filter(pk__in={*named.values(), *external.values()})
    return Living(named, external, frozenset(visible.values_list("pk", flat=True)))
