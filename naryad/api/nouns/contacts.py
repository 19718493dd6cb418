"""Whom does one call about companies?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core import signing
from django.http import HttpResponse

from naryad.access.actor import Actor
from naryad.api.answering import answer
from naryad.api.asking import ApiRequest
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, read_limit, say_foreign
from naryad.api.schemas.companies import ContactItem
from naryad.api.schemas.shared import Id, Page
from naryad.companies.visibility import companies_visible_to
from naryad.core.contact_persons import CELLS
from naryad.core.errors import Invalid, NotVisible

if TYPE_CHECKING:
    from naryad.companies.models import Company

CONTACTS = Noun("contacts")
_SALT = "naryad.api.contacts"


@CONTACTS.get("", "list", answers=Page[ContactItem], query=("company", "limit", "cursor"))
def list_(
    request: ApiRequest,
    company: Id | None = None,
    limit: str | None = None,
    cursor: str | None = None,
) -> HttpResponse:
    """Of the companies that the caller sees, the newest first, in the order of their cards. They
    are changed with their company: `contact_persons`. Customers have no such noun."""
    if not request.actor.is_employee:
        raise NotVisible
    most = read_limit(limit)
    found = _find(request.actor, company, most=most, after=_read_cursor(cursor))
    page = found[:most]
    more = len(found) > most
    return answer({"items": page, "next": _token(page[-1]) if more else None, "count": None})


def _find(
    actor: Actor, company_id: int | None, *, most: int, after: tuple[int, int]
) -> list[ItemOf]:
    """One more than `most`, if there are so many."""
    last_company, last_place = after
    companies = companies_visible_to(actor).exclude(contact_persons=[])
    if company_id is not None:
        companies = companies.filter(pk=company_id)
    if last_company:
        companies = companies.filter(pk__lte=last_company)
    # Each has one at least, so that these are enough.
    return [
        row
        for company in companies.order_by("-pk")[: most + 2]
        for row in _rows(company)
        if company.pk != last_company or row["place"] > last_place
    ]


def _rows(company: "Company") -> Iterator[ItemOf]:
    for place, row in enumerate(company.contact_persons, 1):
        yield {**{cell: row.get(cell, "") for cell in CELLS}, "company": company.pk, "place": place}


def _token(last: ItemOf) -> str:
    return signing.dumps([last["company"], last["place"]], salt=_SALT)


def _read_cursor(token: str | None) -> tuple[int, int]:
    if not token:
        return 0, 0
    try:
        company_id, place = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Invalid({"cursor": say_foreign()}) from None
    return int(company_id), int(place)
