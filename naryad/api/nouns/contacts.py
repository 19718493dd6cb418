"""Whom does one call about companies?"""

from typing import TYPE_CHECKING

from django.core import signing
from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.api.answering import answer
from naryad.api.asking import ApiRequest, asker_of
from naryad.api.filtering import read_where, seek_in
from naryad.api.operations import Noun
from naryad.api.paging import (
    PARAMETERS,
    ItemOf,
    cut_items,
    read_count,
    read_fields,
    read_limit,
    read_words,
    refuse_unknown,
    say_foreign,
    say_one_of,
)
from naryad.api.schemas.companies import ContactItem
from naryad.api.schemas.lists import LIST_PARAMETERS
from naryad.api.schemas.shared import Page
from naryad.core.contact_persons import CELLS
from naryad.core.errors import Invalid, NotVisible
from naryad.lists.contacts.contact_list import FIELDS, ContactList
from naryad.lists.contacts.reading import (
    ORDERS,
    ContactRow,
    Place,
    count_contacts,
    read_contacts,
)
from naryad.lists.paging import COUNT_CAP
from naryad.lists.questions import Question
from naryad.lists.reading import SORT_CAP

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from naryad.companies.models import Company

CONTACTS = Noun("contacts")
_SALT = "naryad.api.contacts"
_NAMES = {key: key for key in FIELDS}
# They are deleted from the card of their company, for good.
_PARAMETERS = tuple(name for name in PARAMETERS if name != "deleted")
_USUAL = "-company"


@CONTACTS.get(
    "",
    "list",
    answers=Page[ContactItem],
    query=None,
    parameters=[each for each in LIST_PARAMETERS if each["name"] in _PARAMETERS],
)
def list_(request: ApiRequest) -> HttpResponse:
    """Of the companies that the caller sees, those of the newest first, in the order of their
    cards; `sort` takes `company`, `name` or one of them with a minus. They are changed with their
    company: `contact_persons`. Customers have no such noun."""
    if not request.actor.is_employee:
        raise NotVisible
    refuse_unknown(request, {*_PARAMETERS, *_NAMES}, once=_PARAMETERS)
    get = request.GET.get
    most, how = read_limit(get("limit")), read_count(get("count"))
    fields = read_fields(get("fields"), tuple(ContactItem.model_fields))
    companies, sort = _match(request), get("sort") or _USUAL
    if sort not in ORDERS:
        raise Invalid({"sort": say_one_of(sorted(ORDERS))})
    if "name" in sort and count_contacts(companies, cap=SORT_CAP) > SORT_CAP:
        too_many = _("More than %(most)s rows are found. Narrow down to sort by this.")
        raise Invalid({"sort": too_many % {"most": SORT_CAP}})
    after = _read_cursor(get("cursor"), sort)
    found = read_contacts(companies, sort=sort, after=after, most=most + 1)
    page = found[:most]
    said = {
        "items": cut_items([_item(row) for row in page], fields),
        "next": _token(page[-1], sort) if len(found) > most else None,
        "count": _count(companies, how),
    }
    return answer(said)


def _match(request: ApiRequest) -> "QuerySet[Company]":
    asked = ContactList(asker_of(request))
    where = read_where(request.GET, asked, keys=_NAMES, but=_PARAMETERS)
    words = seek_in(read_words(request.GET.get("q")), tuple(CELLS))
    return asked.matching(Question().asking(*where, *words))


def _count(companies: "QuerySet[Company]", how: str) -> int | None:
    if how == "none":
        return None
    return count_contacts(companies, cap=None if how == "exact" else COUNT_CAP)


def _item(row: ContactRow) -> ItemOf:
    return {**row.cells, "company": row.stands.company, "place": row.stands.place}


def _token(row: ContactRow, sort: str) -> str:
    return signing.dumps([sort, *row.stands], salt=_SALT)


def _read_cursor(token: str | None, sort: str) -> Place | None:
    if not token:
        return None
    try:
        of_sort, *stands = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        raise Invalid({"cursor": say_foreign()}) from None
    if of_sort != sort or len(stands) != len(Place._fields):
        raise Invalid({"cursor": say_foreign()})
    return Place(*stands)
