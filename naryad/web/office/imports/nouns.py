"""How is that called which is imported, and where does one of it have its card?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.spreadsheets.sheets import SHEETS, sheets_for

if TYPE_CHECKING:
    from naryad.spreadsheets.models import ImportRow

_CARDS = {
    "areas": "area",
    "assets": "asset",
    "companies": "company",
    "contracts": "contract",
    "customers": "person",
    "employees": "person",
    "tickets": "ticket",
}


@dataclass(frozen=True, slots=True)
class NounOffer:
    label: str | Promise
    url: str


def name_import(noun: str) -> str:
    """A noun that cannot be read in any more keeps its word."""
    return next((str(sheet.label) for sheet in SHEETS if sheet.noun == noun), noun)


def offer_nouns(actor: Actor) -> list[NounOffer]:
    """What the actor may import; nothing through another's eyes."""
    if actor.viewed_by is not None:
        return []
    return [
        NounOffer(sheet.label, reverse("import_new", args=[sheet.noun]))
        for sheet in sheets_for(actor)
    ]


def find_import_url(noun: str, actor: Actor) -> str:
    """Of a list: where its rows can come in from a file; empty where they cannot."""
    url = reverse("import_new", args=[noun])
    return url if any(each.url == url for each in offer_nouns(actor)) else ""


def card_of(noun: str, row: "ImportRow") -> str:
    """Of the thing that the row has found or made."""
    route = _CARDS.get(noun, "")
    return reverse(route, args=[row.target_id]) if route and row.target_id else ""
