"""Do set, pages, numbers, list, search, look-up, portal and explanation agree about who sees which
tickets?"""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naryad.access.actor import Actor
from naryad.access.arms import Arm
from naryad.access.explaining import Explanation
from naryad.access.permissions import Permission
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import AllOf, Condition, Tree
from naryad.core.cursors import Cursor, read_cursor
from naryad.lists.counting import count_each
from naryad.lists.customer_tickets.finding import Sought, number_of_requests, page_of_requests
from naryad.lists.fields import Asker
from naryad.lists.finding import find_tickets
from naryad.lists.questions import Order, Question
from naryad.lists.reading import read_page
from naryad.lists.tickets import searching
from naryad.lists.tickets.tickets_list import list_tickets
from naryad.people.acting import act_as, today_of
from naryad.tickets import visibility
from naryad.tickets.around import look_around
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_explaining import explain_ticket
from naryad.tickets.visibility import (
    ARMS,
    Shelf,
    number_of_tickets,
    page_of_tickets,
    sees_archive,
    tickets_visible_to,
)
from tests.access.random_tickets import WORK, BuiltWork, Work, build_work
from tests.access.random_worlds import EVERYTHING, Somebody, build, taken_back
from tests.world import World

# Each of these builds a world and asks much of it.
_MOST = settings.get_profile(settings.get_current_profile_name()).max_examples
FEW, FEWER = settings(max_examples=_MOST // 4), settings(max_examples=_MOST // 8)
_OPEN = {None: None, True: "yes", False: "no"}


@pytest.fixture
def crowded(world: World) -> World:
    """In the other house everybody has everything, so that whatever crosses over shows."""
    other = world.other.organization
    build(EVERYTHING, other, at=world.at, today=today_of(other, at=world.at))
    return world


def _built(drawn: Work, world: World) -> BuiltWork:
    own = world.service.organization
    return build_work(drawn, own, at=world.at, today=today_of(own, at=world.at))


def _viewers(drawn: Work, built: BuiltWork, world: World) -> Iterator[tuple[Somebody, Actor]]:
    people = zip(drawn.grounds.plan.people, built.ground.people, strict=True)
    for viewer, person in people:
        yield viewer, act_as(person, at=world.at)


def _seen(
    drawn: Work, built: BuiltWork, viewer: Somebody, *, with_deleted: bool = False
) -> set[int]:
    """By the plain words."""
    return {built.tickets[each].pk for each in drawn.seen(viewer, with_deleted=with_deleted)}


def _of_drawn(built: BuiltWork, ids: set[int]) -> set[int]:
    return ids & {each.pk for each in built.tickets}


@FEW
@given(drawn=WORK, with_deleted=st.booleans())
def test_the_set_holds_what_the_rules_name(crowded: World, drawn: Work, with_deleted: bool) -> None:
    with taken_back():
        built = _built(drawn, crowded)
        for viewer, actor in _viewers(drawn, built, crowded):
            rows = tickets_visible_to(actor, with_deleted=with_deleted)
            found = dict(rows.values_list("pk", "organization_id"))
            assert set(found.values()) <= {crowded.service.id}
            seen = _seen(drawn, built, viewer, with_deleted=with_deleted)
            assert _of_drawn(built, set(found)) == seen


@contextmanager
def _seeing_many() -> Iterator[None]:
    """Everybody counts as one who sees many tickets, and finds parts going along the list."""
    before = visibility.ARMS
    visibility.ARMS = tuple(replace(arm, in_pages=_of_many(arm)) for arm in before)
    try:
        yield
    finally:
        visibility.ARMS = before


def _of_many(arm: Arm) -> tuple[Arm, ...] | None:
    def say(text: str) -> str:
        return text.replace(str(visibility.FEW_SEEN), "-1")

    pages = arm.in_pages
    return pages and tuple(replace(a, keys=a.keys and say(a.keys), rest=say(a.rest)) for a in pages)


@FEWER
@given(
    drawn=WORK,
    size=st.integers(1, 4),
    is_backward=st.booleans(),
    is_descending=st.booleans(),
    lying=st.sampled_from(list(Shelf)),
)
def test_pages_and_numbers_are_those_of_the_set(
    crowded: World, drawn: Work, size: int, is_backward: bool, is_descending: bool, lying: Shelf
) -> None:
    orders = [*product(("newest_key", "changed_key"), _OPEN), ("deadline_key", True)]
    with taken_back():
        built = _built(drawn, crowded)
        for (_viewer, actor), seeing in product(
            list(_viewers(drawn, built, crowded)), (nullcontext, _seeing_many)
        ):
            with seeing():
                for order, is_open in orders:
                    shelf = Shelf.LISTS if order == "deadline_key" else lying
                    _compare(actor, order, is_open, size, is_backward, is_descending, shelf)


def _compare(
    actor: Actor,
    order: str,
    is_open: bool | None,
    size: int,
    is_backward: bool,
    is_descending: bool,
    shelf: Shelf,
) -> None:
    rows = tickets_visible_to(actor)
    if shelf != Shelf.BOTH:
        rows = rows.filter(archived_at__isnull=shelf == Shelf.LISTS)
    lying = tickets_visible_to(actor, shelf=shelf).values_list("pk", flat=True)
    assert set(lying) == set(rows.values_list("pk", flat=True))
    if is_open is not None:
        rows = rows.filter(is_open=is_open)
    sign = "-" if is_descending else ""
    expected = list(rows.order_by(f"{sign}{order}", f"{sign}pk").values_list("pk", order))
    walked: list[tuple[int, str]] = []
    farthest = "" if is_descending else "\U0010ffff"
    cursor = Cursor(farthest, 0, is_backward=True) if is_backward else None
    while found := page_of_tickets(
        actor,
        size=size,
        is_open=is_open,
        order=order,
        is_descending=is_descending,
        cursor=cursor,
        shelf=shelf,
    ).rows():
        page = [(row_id, key) for row_id, key in found]
        assert len(page) <= size and len(walked) <= len(expected)
        walked = page + walked if is_backward else walked + page
        edge = page[0] if is_backward else page[-1]
        cursor = Cursor(edge[1], edge[0], is_backward)
    assert walked == expected
    counted = number_of_tickets(actor, cap=size, is_open=is_open, shelf=shelf).rows()
    assert counted == [(min(len(expected), size + 1),)]


@FEWER
@given(
    drawn=WORK,
    asked=st.sampled_from(["", "created", "changed", "deadline"]),
    is_descending=st.booleans(),
    is_open=st.sampled_from(list(_OPEN)),
    is_archive=st.booleans(),
)
def test_the_list_shows_and_counts_what_the_set_holds(
    crowded: World,
    drawn: Work,
    asked: str,
    is_descending: bool,
    is_open: bool | None,
    is_archive: bool,
) -> None:
    said = _OPEN[is_open]
    where: Tree | None = None if said is None else Condition("open", Operator.IS, (said,))
    if is_archive:
        put_away = Condition("archived", Operator.IS, ("yes",))
        where = put_away if where is None else AllOf((where, put_away))
    question = Question(where=where, order=Order(asked, bool(asked) and is_descending))
    with taken_back():
        built = _built(drawn, crowded)
        for viewer, actor in _viewers(drawn, built, crowded):
            if is_archive and not actor.may(Permission.ARCHIVE_TICKETS):
                continue
            asker = Asker(actor, crowded.at, ZoneInfo("UTC"))
            found = read_page(list_tickets(asker), question, cursor=None)
            ids = [row.id for row in found.page.rows]
            mine = [each for each in built.tickets if each.pk in _seen(drawn, built, viewer)]
            wanted = {
                each.pk
                for each in mine
                if is_open is None or (each.closed_at is None) == is_open
                if (each.archived_at is not None) == is_archive
            }
            assert _of_drawn(built, set(ids)) == wanted
            assert len(ids) == len(set(ids)) == found.count
            assert [found.count] == count_each([list_tickets(asker).matching(question)])
            _stand_in_order(built, ids, asked, is_descending=is_descending)
            assert read_cursor(found.page.after) is None


def _stand_in_order(built: BuiltWork, ids: list[int], asked: str, *, is_descending: bool) -> None:
    tickets = {each.pk: each for each in built.tickets}
    shown = [tickets[each] for each in ids if each in tickets]
    if asked == "deadline":
        keys = [each.deadline_key for each in shown]
        assert keys == sorted(keys, reverse=is_descending)
    else:
        moments = [each.changed_at if asked == "changed" else each.created_at for each in shown]
        assert moments == sorted(moments, reverse=is_descending or not asked)


@contextmanager
def _common_words() -> Iterator[None]:
    """Every word counts as one that too many tickets have."""
    before, searching.FEW = searching.FEW, -1
    try:
        yield
    finally:
        searching.FEW = before


@FEWER
@given(drawn=WORK, is_common=st.booleans())
def test_search_look_up_and_portal_show_no_more_and_no_less(
    crowded: World, drawn: Work, is_common: bool
) -> None:
    with taken_back(), _common_words() if is_common else nullcontext():
        built = _built(drawn, crowded)
        for viewer, actor in _viewers(drawn, built, crowded):
            seen = _seen(drawn, built, viewer)
            lifts = {each.pk for each in built.tickets if each.title.lower().startswith("лифт")}
            found = {each.pk for each in find_tickets("лифт", actor=actor, most=100)}
            assert seen & lifts <= _of_drawn(built, found) <= seen
            for is_open in (True, False):
                page = page_of_requests(actor, Sought(is_open=is_open), cursor=None, size=100)
                ids = {each.pk for each in page.rows}
                is_such = {each.pk for each in built.tickets if (each.closed_at is None) == is_open}
                assert _of_drawn(built, ids) == seen & is_such
                assert number_of_requests(actor, is_open=is_open) == len(ids)
            for each in Ticket.objects.filter(pk__in=seen):
                around = look_around(each, actor=actor, at=crowded.at)
                assert (around.parent is None) == (each.parent_id not in _all_seen(actor))
                assert ("parent" in around.hides) == (
                    around.parent is None and bool(each.parent_id)
                )
                assert {child.pk for child in around.children} <= seen


def _all_seen(actor: Actor) -> set[int]:
    return set(tickets_visible_to(actor, with_deleted=True).values_list("pk", flat=True))


@FEWER
@given(drawn=WORK)
def test_the_explanation_says_what_the_lists_show(crowded: World, drawn: Work) -> None:
    permissions = list(dict.fromkeys(each.permission for each in ARMS))
    with taken_back():
        built = _built(drawn, crowded)
        for viewer, actor in _viewers(drawn, built, crowded):
            seen = _seen(drawn, built, viewer)
            for number, each in enumerate(built.tickets):
                explained = explain_ticket(each, of=actor)
                assert explained.sees == (each.pk in seen)
                assert [way.permission for way in explained.ways] == permissions
                leads = any(way.is_held and way.leads for way in explained.ways)
                assert leads == (explained.sees or explained.is_withheld)
                assert explained.is_deleted or explained.is_put_away or not explained.is_withheld
                hides = each.archived_at is not None and not sees_archive(actor)
                assert explained.is_put_away == hides
                _says_each_way(drawn, number, viewer, explained)


def _says_each_way(drawn: Work, number: int, viewer: Somebody, explained: Explanation) -> None:
    """Also those that are not held; the way over a parent follows from all others."""
    for way in explained.ways:
        assert way.is_held == (way.permission in drawn.rights(viewer))
        if way.permission != Permission.SEE_CHILDREN_OF_TICKETS:
            assert way.leads == drawn.leads(viewer, number, {way.permission})
