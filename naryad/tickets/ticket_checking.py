"""Does what somebody hands in about tickets fit what the actor sees and what the type allows?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.visibility import work_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.queries import Scope, scopes_of
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.errors import Errors, Invalid
from naryad.people.visibility import people_visible_to, workers_visible_to
from naryad.tickets.fitting_work import FittingWork, read_fitting_work
from naryad.tickets.models import Criticality, Ticket, TicketType
from naryad.tickets.parents import makes_ring, read_above
from naryad.tickets.ticket_input import TicketInput, find_ticket_errors
from naryad.tickets.visibility import tickets_visible_to
from naryad.tickets.visibility_of_settings import criticalities_visible_to, types_offered_to

_TARGETS: Mapping[str, Callable[[Actor], QuerySet[Any]]] = {
    "criticality_id": criticalities_visible_to,
    "company_id": companies_visible_to,
    "contract_id": contracts_visible_to,
    "work_type_id": work_types_visible_to,
    "requester_id": people_visible_to,
    "parent_id": tickets_visible_to,
}


@dataclass(frozen=True)
class TicketSurroundings:
    """All that a set of inputs names, as far as the actor sees it, read in a fixed number of
    queries."""

    by: Actor
    types: Mapping[int, TicketType]
    assets: Mapping[int, Asset]
    criticalities: Mapping[int, Criticality]
    seen: Mapping[str, Collection[int]]
    employees: Collection[int]
    work: FittingWork
    scopes: Mapping[int, Scope]
    taken: Mapping[str, Mapping[str, int]]
    above: dict[int, int | None]

    def check(self, new: TicketInput, *, ticket: Ticket | None, kept: Mapping[str, Any]) -> None:
        """Invalid with every field named. What the ticket has already may stay, seen or not."""
        errors = find_ticket_errors(new)
        for name in _TARGETS:
            given = getattr(new, name)
            if given is not None and given != kept.get(name) and given not in self.seen[name]:
                errors[name] = gettext("Choose from the list.")
        errors |= self._check_type(new, ticket)
        errors |= self._check_asset(new, kept)
        errors |= self._check_work_type(new, kept)
        errors |= {} if "contract_id" in errors else self._check_contract(new, kept)
        errors |= self._check_numbers(new, ticket)
        if not set(new.assignee_ids) <= set(self.employees):
            errors["assignee_ids"] = gettext("Choose employees from the list.")
        if ticket is not None and makes_ring(ticket.pk, new.parent_id, self.above):
            errors["parent_id"] = gettext("A ticket cannot be a part of itself.")
        if errors:
            raise Invalid(errors)

    @property
    def default_criticality(self) -> Criticality | None:
        return next((each for each in self.criticalities.values() if each.is_default), None)

    def _check_type(self, new: TicketInput, ticket: Ticket | None) -> Errors:
        if new.type_id is None or (ticket is not None and ticket.type_id == new.type_id):
            return {}
        return {} if new.type_id in self.types else {"type_id": gettext("Choose from the list.")}

    def _check_asset(self, new: TicketInput, kept: Mapping[str, Any]) -> Errors:
        if new.asset_id is None or new.asset_id == kept.get("asset_id"):
            return {}
        asset = self.assets.get(new.asset_id)
        if asset is None:
            return {"asset_id": gettext("Choose from the list.")}
        if not asset.is_published:
            return {"asset_id": gettext("No tickets are taken for it: it is not published.")}
        return {}

    def _check_contract(self, new: TicketInput, kept: Mapping[str, Any]) -> Errors:
        """It covers the object, or is the company's; what fits once may stay."""
        scope = self.scopes.get(new.contract_id or 0)
        if scope is None or all(getattr(new, name) == kept.get(name) for name in _COVERED):
            return {}
        asset = self.assets.get(new.asset_id or 0)
        company_id = new.company_id or (asset.company_id if asset else None)
        is_companys = company_id is not None and company_id == scope.company_id
        if asset is None:
            fits = is_companys
        else:
            fits = scope.covers(asset) or (is_companys and scope.is_universal)
        return {} if fits else {"contract_id": gettext("It covers neither object nor company.")}

    def _check_work_type(self, new: TicketInput, kept: Mapping[str, Any]) -> Errors:
        """Of the type's own and the asset's own, where these name any."""
        given = new.work_type_id
        if given is None or all(getattr(new, name) == kept.get(name) for name in _WORK):
            return {}
        if not self.work.fits_type(given, new.type_id):
            return {"work_type_id": gettext("Tickets of this type are not for such work.")}
        if not self.work.fits_asset(given, new.asset_id):
            return {"work_type_id": gettext("Such work is not done on this object.")}
        return {}

    def _check_numbers(self, new: TicketInput, ticket: Ticket | None) -> Errors:
        errors: Errors = {}
        for name, words in (
            ("number", gettext("Another ticket has this number, or had it.")),
            ("external_id", gettext("Another ticket has this external id.")),
        ):
            holder = self.taken[name].get(getattr(new, name))
            if holder is not None and (ticket is None or ticket.pk != holder):
                errors[name] = words
        return errors


_COVERED = ("contract_id", "asset_id", "company_id")
_WORK = ("work_type_id", "asset_id", "type_id")


def survey_tickets(inputs: Sequence[TicketInput], *, by: Actor) -> TicketSurroundings:
    type_ids = {new.type_id for new in inputs} - {None}
    asset_ids = {new.asset_id for new in inputs} - {None}
    people = {each for new in inputs for each in new.assignee_ids}
    types = types_offered_to(by).in_bulk(type_ids)
    assets = assets_visible_to(by).in_bulk(asset_ids)
    employees = workers_visible_to(by).filter(pk__in=people)
    has_work = any(new.work_type_id is not None for new in inputs)
    return TicketSurroundings(
        by=by,
        types=types,
        assets=assets,
        criticalities={each.pk: each for each in criticalities_visible_to(by)},
        seen={name: _read_seen(name, inputs, by) for name in _TARGETS},
        employees=set(employees.values_list("pk", flat=True)) if people else set(),
        work=(
            read_fitting_work(
                type_ids=type_ids, asset_ids=assets, organization_id=by.organization_id
            )
            if has_work
            else FittingWork()
        ),
        scopes=scopes_of(
            {new.contract_id for new in inputs if new.contract_id is not None},
            organization_id=by.organization_id,
        ),
        above=read_above(
            {new.parent_id for new in inputs if new.parent_id is not None},
            organization_id=by.organization_id,
        ),
        taken={name: _read_taken(name, inputs, by) for name in ("number", "external_id")},
    )


def _read_seen(name: str, inputs: Sequence[TicketInput], by: Actor) -> set[int]:
    wanted = {getattr(new, name) for new in inputs} - {None}
    if not wanted:
        return set()
    return set(_TARGETS[name](by).filter(pk__in=wanted).values_list("pk", flat=True))


def _read_taken(name: str, inputs: Sequence[TicketInput], by: Actor) -> dict[str, int]:
    values = {getattr(new, name) for new in inputs} - {""}
    if not values:
        return {}
    rows = Ticket.objects.filter(organization_id=by.organization_id, **{f"{name}__in": values})
    if name == "external_id":
        rows = rows.filter(deleted_at=None)
    return dict(rows.values_list(name, "pk"))
