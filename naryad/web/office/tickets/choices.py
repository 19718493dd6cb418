"""What does the form of a ticket offer to choose from?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.assets.visibility import assets_visible_to
from naryad.catalog.queries import list_entries
from naryad.companies.visibility import companies_visible_to
from naryad.contracts.queries import contracts_covering
from naryad.contracts.validity import State
from naryad.contracts.visibility import contracts_visible_to
from naryad.core.ids import read_id
from naryad.core.phone_words import say_phone
from naryad.lists.assets.searching import find_assets
from naryad.lists.companies.searching import search_companies
from naryad.lists.contracts.searching import search_contracts
from naryad.lists.people.targets import name_people, search_named
from naryad.lists.tickets.searching import name_tickets, newest_of, search_tickets
from naryad.tickets.fitting_work import read_fitting_work
from naryad.tickets.visibility_of_settings import criticalities_visible_to, types_offered_to
from naryad.web.forms.tickets import NONE

Pairs = list[tuple[str, str]]
_OFFERED = 30
_LONGEST_ID = 18


@dataclass(frozen=True, slots=True)
class _Sought:
    """`kept` may be named already; `offered` of these to choose anew."""

    kept: Callable[[Actor], QuerySet[Any]]
    search: Callable[[QuerySet[Any], str, Actor], QuerySet[Any]]
    offered: Callable[[QuerySet[Any]], QuerySet[Any]] = lambda rows: rows
    says: tuple[str, ...] = ("name",)
    order: str = "sort_key"
    is_one: bool = True


_SOUGHT: Mapping[str, _Sought] = {
    "asset_id": _Sought(
        assets_visible_to,
        lambda rows, words, _actor: find_assets(rows, words),
        lambda rows: rows.filter(is_published=True),
        ("name", "address"),
    ),
    "company_id": _Sought(
        companies_visible_to, lambda rows, words, _actor: search_companies(rows, words)
    ),
    "contract_id": _Sought(
        contracts_visible_to,
        lambda rows, words, actor: search_contracts(rows, words, actor=actor),
        says=("name", "number", "till"),
    ),
    "requester_id": _Sought(
        name_people,
        lambda rows, words, _actor: search_named(rows, words),
        # By what a caller is told from a namesake.
        says=("name", "phone"),
    ),
    "person_ids": _Sought(
        name_people,
        lambda rows, words, _actor: search_named(rows, words),
        says=("name", "phone"),
        is_one=False,
    ),
    "assignee_ids": _Sought(
        name_people,
        lambda rows, words, _actor: search_named(rows, words),
        lambda rows: rows.filter(kind=Kind.EMPLOYEE, is_service=False),
        is_one=False,
    ),
    "parent_id": _Sought(
        name_tickets,
        lambda rows, words, actor: (
            search_tickets(rows, words, actor=actor, newest=newest_of(actor)).rows
        ),
        order="newest_key",
    ),
}
SOUGHT = tuple(_SOUGHT)
_OF_FORM = tuple(field for field in SOUGHT if field != "person_ids")


def is_one_of_many(field: str) -> bool:
    return _SOUGHT[field].is_one


def find_options(
    field: str, words: str, *, actor: Actor, chosen: Mapping[str, Iterable[object]] | None = None
) -> Pairs:
    """The first of them in which the words stand. `chosen`: what stands in other fields, by which
    one is offered before anything is typed."""
    if field == "contract_id" and chosen and not words:
        return _offer_contracts(chosen, actor)
    sought = _SOUGHT[field]
    rows = sought.offered(sought.kept(actor))
    found = sought.search(rows, words, actor) if words else rows
    return _pairs(sought, found.order_by(sought.order, "pk")[:_OFFERED])


def name_options(field: str, ids: Iterable[object], *, actor: Actor) -> Pairs:
    """Those among them that the reader sees."""
    texts = [str(each) for each in ids]
    wanted = [int(each) for each in texts if each.isdecimal() and len(each) <= _LONGEST_ID]
    sought = _SOUGHT[field]
    return _pairs(sought, sought.kept(actor).filter(pk__in=wanted)) if wanted else []


def offer(actor: Actor, *, chosen: Mapping[str, Iterable[object]]) -> dict[str, Pairs]:
    """`chosen`: what stands now in the fields whose rows may be thousands; it comes first."""
    choices = {field: _offer_sought(field, chosen.get(field, ()), actor) for field in _OF_FORM}
    choices["contract_id"] = _offer_contracts(chosen, actor)
    types = types_offered_to(actor).order_by("position", "pk")
    return choices | {
        "type_id": [("", _("Choose")), *_named(types)],
        "criticality_id": [("", _("As usual")), *offer_criticalities(actor)],
        "work_type_id": offer_fitting_work(chosen, actor),
    }


def offer_fitting_work(chosen: Mapping[str, Iterable[object]], actor: Actor) -> Pairs:
    """Of the type's own and of the object's own, and what is said already."""
    kept = {str(each) for each in chosen.get("work_type_id", ())}
    type_id = read_id(next((str(each) for each in chosen.get("type_id", ()) if each), ""))
    asset_id = _first("asset_id", chosen, actor)
    fitting = read_fitting_work(
        type_ids=[type_id], asset_ids=[asset_id], organization_id=actor.organization_id
    )
    offered = [
        (key, word)
        for key, word in _work_types(actor)
        if key in kept or fitting.fits(int(key), type_id=type_id, asset_id=asset_id)
    ]
    return [("", _("Not said")), *offered]


def name_work_type(given: str, *, actor: Actor) -> str:
    """Empty for one that the reader does not see."""
    return dict(_work_types(actor)).get(given, "")


def offer_criticalities(actor: Actor) -> Pairs:
    return _named(criticalities_visible_to(actor))


def offer_employees(actor: Actor, *, chosen: Iterable[object]) -> Pairs:
    return _offer_sought("assignee_ids", chosen, actor)


def offer_people(actor: Actor, *, chosen: Iterable[object]) -> Pairs:
    return _offer_sought("person_ids", chosen, actor)


def offer_companies(actor: Actor, *, chosen: Iterable[object]) -> Pairs:
    """Without the choice of none."""
    return [pair for pair in _offer_sought("company_id", chosen, actor) if pair[0] != NONE]


def offer_work_types(actor: Actor) -> Pairs:
    return [*_work_types(actor), (NONE, _("Not said"))]


def offer_parents_of_tickets(actor: Actor, *, chosen: Iterable[object]) -> Pairs:
    return _offer_sought("parent_id", chosen, actor)


def _work_types(actor: Actor) -> Pairs:
    return [(str(each.pk), str(each.name)) for each in list_entries(actor, "work-types")]


def usual_type(actor: Actor) -> str:
    """The one that new tickets get, where it is offered."""
    types = types_offered_to(actor).filter(is_default=True)
    return str(types.values_list("pk", flat=True).first() or "")


def _offer_sought(field: str, chosen: Iterable[object], actor: Actor) -> Pairs:
    named = dict(name_options(field, chosen, actor=actor))
    named |= dict(find_options(field, "", actor=actor))
    return [*named.items(), (NONE, _("Nothing"))] if is_one_of_many(field) else [*named.items()]


def _offer_contracts(chosen: Mapping[str, Iterable[object]], actor: Actor) -> Pairs:
    """Those that cover the chosen object, else those of the chosen company, the longest valid
    first; a search finds the others."""
    sought = _SOUGHT["contract_id"]
    named = name_options("contract_id", chosen.get("contract_id", ()), actor=actor)
    near = _find_near(chosen, actor)
    if near is None:
        return _offer_sought("contract_id", chosen.get("contract_id", ()), actor)
    named += _pairs(sought, near.order_by("-till", "sort_key", "pk")[:_OFFERED])
    return [*dict(named).items(), (NONE, _("Nothing"))]


def _find_near(chosen: Mapping[str, Iterable[object]], actor: Actor) -> QuerySet[Any] | None:
    asset = assets_visible_to(actor).filter(pk=_first("asset_id", chosen, actor)).first()
    if asset is not None:
        return contracts_covering(actor, asset)
    company_id = _first("company_id", chosen, actor)
    return contracts_visible_to(actor).filter(company_id=company_id) if company_id else None


def _first(field: str, chosen: Mapping[str, Iterable[object]], actor: Actor) -> int:
    """The chosen one, as far as the reader sees it; 0: none."""
    pairs = name_options(field, chosen.get(field, ()), actor=actor)
    return int(pairs[0][0]) if pairs else 0


def _pairs(sought: _Sought, rows: QuerySet[Any]) -> Pairs:
    named = rows.values_list("pk", *sought.says)
    return [(str(pk), _join(sought.says, said)) for pk, *said in named]


def _join(names: Iterable[str], said: Iterable[object]) -> str:
    texts = [_say(name, each) for name, each in zip(names, said, strict=True) if each]
    return " · ".join(filter(None, texts))


def _say(name: str, said: object) -> str:
    """Phones as people write them; of the end of a contract that it is over."""
    if name == "phone":
        return say_phone(str(said))
    if name == "till":
        assert isinstance(said, date)
        return str(State.ENDED.label) if said < localdate() else ""
    return str(said)


def _named(rows: QuerySet[Any]) -> Pairs:
    return [(str(row.pk), str(row.name)) for row in rows]
