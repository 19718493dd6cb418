"""Does a list stand as cards where somebody asks, with all that its table can?"""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.kind import Kind
from naryad.lists.models import SavedView
from tests.web.pages import PART, english, read_form
from tests.web.people.crowds import LISTS, add_crowd, ids_on, links_on
from tests.world import World

CUSTOMERS = LISTS[Kind.CUSTOMER]
SWITCH = re.compile(r'<a href="([^"]*)"( aria-current="true")? aria-label="As (a table|cards)"')


def _switch(answer: Any) -> dict[str, tuple[str, bool]]:
    """Which way each side leads, and whether one stands there."""
    found = SWITCH.findall(answer.content.decode())
    return {word: (url.replace("&amp;", "&"), bool(current)) for url, current, word in found}


def _is_cards(answer: Any) -> bool:
    return "dt-cards" in answer.content.decode()


def test_the_switch_leads_there_and_back_and_keeps_the_question(world: World) -> None:
    client = english(world, world.service.admin)
    table = client.get(CUSTOMERS, {"q": "зайц", "cols": "name,email", "rows": "roomy"})
    assert not _is_cards(table)
    assert "data-label" not in table.content.decode()
    there, is_here = _switch(table)["cards"]
    assert (is_here, _switch(table)["a table"][1]) == (False, True)
    cards = client.get(there)
    assert _is_cards(cards)
    assert 'data-label="E-mail"' in cards.content.decode()
    assert ids_on(cards) == ids_on(table) == [world.service.customer.pk]
    back, is_here = _switch(cards)["a table"]
    assert (is_here, _switch(cards)["cards"][1]) == (False, True)
    assert not _is_cards(client.get(back))
    assert ids_on(client.get(back)) == ids_on(table)
    assert "dt-roomy" in client.get(back).content.decode()


def test_cards_stay_through_order_columns_search_and_pages(world: World) -> None:
    add_crowd(world, 60)
    client = english(world, world.service.admin)
    cards = client.get(CUSTOMERS, {"look": "cards"})
    (sorted_url,) = (url for url in links_on(cards, "Position") if "sort=" in url)
    assert _is_cards(client.get(sorted_url))
    (onward,) = links_on(cards, "Next")
    assert _is_cards(client.get(onward))
    assert '<input type="hidden" name="look" value="cards">' in cards.content.decode()
    chosen = client.get(f"{CUSTOMERS}columns/?look=cards&do=choose&show=email&width-email=wide")
    assert "look=cards" in chosen["Location"]
    part = client.get(CUSTOMERS, {"look": "cards", "q": "толпин"}, headers=PART)
    assert "q=" in _switch(part)["a table"][0]
    assert not _is_cards(client.get(CUSTOMERS, {"look": "heap"}))


def test_what_is_picked_and_looked_at_stands_on_a_card_too(world: World) -> None:
    house = world.service
    html = english(world, house.admin).get(CUSTOMERS, {"look": "cards"}).content.decode()
    assert f'<tr data-row="{house.customer.pk}">' in html
    assert re.search(rf'name="pick" value="{house.customer.pk}\.\d+" form="bulk"', html)
    assert 'id="peek"' in html


def test_a_saved_view_keeps_the_cards(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    page = f"{CUSTOMERS}views/new/?look=cards"
    form = read_form(client.get(page), f"{CUSTOMERS}views/new/")
    assert client.post(form.action, form.filled(name="Mine")).status_code == 303
    view = SavedView.objects.get(name="Mine", owner=house.dispatcher)
    assert view.state == {"look": ["cards"]}
    (opened,) = links_on(client.get(CUSTOMERS), "Mine")
    assert _is_cards(client.get(opened))


@pytest.mark.parametrize(
    "path", ["/office/companies/", "/office/areas/", "/office/inquiries/", "/office/letters/"]
)
def test_lists_of_other_nouns_have_cards_as_well(world: World, path: str) -> None:
    assert _is_cards(english(world, world.service.admin).get(path, {"look": "cards"}))


def test_500_rows_take_no_more_queries_than_one(world: World) -> None:
    client = english(world, world.service.admin)
    client.get(CUSTOMERS)
    counted = []
    for crowd in (1, 499):
        add_crowd(world, crowd)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(CUSTOMERS, {"look": "cards", "q": "толпин"}).status_code == 200
        counted.append(len(queries))
    assert counted[0] == counted[1]
