"""What is the list of customers, and of employees, for one reader?"""

from collections.abc import Sequence

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.access.statements import Select
from naryad.core.cursors import Cursor
from naryad.lists.fields import Asker
from naryad.lists.noun_lists import NounList
from naryad.lists.paging import COUNT_CAP
from naryad.lists.people.fields import people_fields
from naryad.lists.people.rows import PersonRow, read_and_count, read_rows
from naryad.lists.people.searching import search_people
from naryad.lists.people.views import people_views
from naryad.lists.questions import Order, Question, Show
from naryad.people.models import Person
from naryad.people.visibility import number_of_people, page_of_people, people_visible_to

NOUNS = {Kind.CUSTOMER: "customers", Kind.EMPLOYEE: "employees"}
_KEYS = """
SELECT id, place AS k FROM unnest(%(ids)s::bigint[]) WITH ORDINALITY AS given (id, place)"""


def list_people(kind: Kind, asker: Asker) -> NounList[PersonRow]:
    """A service user is a program and stands among the integrations. The indexes of the fast way
    do not tell it from an employee, so that it is for customers alone."""
    has_fast_way = kind == Kind.CUSTOMER

    def visible(actor: Actor, show: Show) -> QuerySet[Person]:
        people = people_visible_to(actor, with_deleted=show != Show.HIDE).filter(kind=kind)
        people = people.filter(is_service=False)
        return people if show == Show.ALL else people.filter(is_living=show == Show.HIDE)

    def read(ids: Sequence[int], asker: Asker) -> list[PersonRow]:
        return read_rows(Select(_KEYS, {"ids": list(ids)}), kind=kind, asker=asker)

    def plain(
        asker: Asker, _question: Question, cursor: Cursor | None, size: int
    ) -> tuple[list[PersonRow], int]:
        page = page_of_people(asker.actor, kind=kind, size=size, cursor=cursor)
        number = number_of_people(asker.actor, kind=kind, cap=COUNT_CAP)
        return read_and_count(page, number, kind=kind, asker=asker)

    fields, hidden = people_fields(kind, asker.actor)
    return NounList(
        noun=NOUNS[kind],
        asker=asker,
        fields=fields,
        hidden=hidden,
        visible=visible,
        search=lambda people, words, actor: search_people(people, words, actor=actor),
        read=read,
        place=lambda row: row.sort_key,
        order="sort_key",
        first_order=Order("name"),
        views=people_views(kind, asker.actor),
        sees_deleted=Permission.SEE_DELETED_PEOPLE,
        plain=plain if has_fast_way else None,
        count_all=(lambda asker: _count_everybody(kind, asker.actor)) if has_fast_way else None,
    )


def _count_everybody(kind: Kind, actor: Actor) -> int:
    """Stops one above COUNT_CAP."""
    ((count,),) = number_of_people(actor, kind=kind, cap=COUNT_CAP).rows()
    return int(count)
