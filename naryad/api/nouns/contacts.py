"""Whom does one call about companies?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.core import signing
from django.db.models import Func, IntegerField, Sum
from django.http import HttpResponse

from naryad.api.answering import answer
from naryad.api.asking import ApiRequest
from naryad.api.operations import Noun
from naryad.api.paging import (
    ItemOf,
    cut_items,
    read_count,
    read_fields,
    read_limit,
    say_foreign,
)
from naryad.api.plain_pages import PLAIN, PLAIN_PARAMETERS
from naryad.api.schemas.companies import ContactItem
from naryad.api.schemas.shared import Id, Page
from naryad.companies.visibility import companies_visible_to
from naryad.core.contact_persons import CELLS
from naryad.core.errors import Invalid, NotVisible
from naryad.lists.paging import COUNT_CAP

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from naryad.companies.models import Company

CONTACTS = Noun("contacts")
_SALT = "naryad.api.contacts"


@CONTACTS.get(
    "",
    "list",
    answers=Page[ContactItem],
    query=("company", *PLAIN),
    parameters=PLAIN_PARAMETERS,
)
def list_(request: ApiRequest, company: Id | None = None) -> HttpResponse:
    """Of the companies that the caller sees, the newest first, in the order of their cards. They
    are changed with their company: `contact_persons`. Customers have no such noun."""
    if not request.actor.is_employee:
        raise NotVisible
    get = request.GET.get
    most, how = read_limit(get("limit")), read_count(get("count"))
    fields = read_fields(get("fields"), tuple(ContactItem.model_fields))
    companies = companies_visible_to(request.actor).exclude(contact_persons=[])
    if company is not None:
        companies = companies.filter(pk=company)
    found = _find(companies, most=most, after=_read_cursor(get("cursor")))
    page = found[:most]
    said = {
        "items": cut_items(page, fields),
        "next": _token(page[-1]) if len(found) > most else None,
        "count": _count(companies, how),
    }
    return answer(said)


def _count(companies: "QuerySet[Company]", how: str) -> int | None:
    if how == "none":
        return None
    number = Func("contact_persons", function="jsonb_array_length", output_field=IntegerField())
    count = companies.aggregate(count=Sum(number))["count"] or 0
    return count if how == "exact" else min(count, COUNT_CAP + 1)


def _find(companies: "QuerySet[Company]", *, most: int, after: tuple[int, int]) -> list[ItemOf]:
    """One more than `most`, if there are so many."""
    last_company, last_place = after
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
