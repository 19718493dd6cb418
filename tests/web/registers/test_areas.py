"""Does the office keep its tree of service areas?"""

import pytest

from naryad.areas.actions import add_area
from naryad.areas.input import AreaInput
from naryad.areas.models import Area
from naryad.core.labels import make_label
from naryad.people.models import PersonArea
from tests.web.pages import PART, english, read_form, read_words
from tests.world import FOREIGN_WORD, World

LIST, NEW = "/office/areas/", "/office/areas/new/"


def _page(area: Area, part: str = "") -> str:
    return f"{LIST}{area.pk}/{part}"


def _add(world: World, en: str, *, parent: Area | None = None) -> Area:
    new = AreaInput(make_label(en=en), parent_id=parent.pk if parent else None)
    pk = add_area(new, by=world.actor(world.service.admin), at=world.at)
    return Area.objects.get(pk=pk)


def test_an_area_is_added_below_another(world: World) -> None:
    client = english(world, world.service.head)
    path = f"{NEW}?parent={world.service.north.pk}"
    sent = read_form(client.get(path), NEW).filled(name_en="Harbor", name_ru="Гавань")
    for _click in range(2):
        assert client.post(NEW, sent).status_code == 303
    area = Area.objects.get(name__en="Harbor")
    assert area.parent_id == world.service.north.pk


def test_a_name_that_is_taken_or_missing_is_said_at_its_field(world: World) -> None:
    client = english(world, world.service.admin)
    form = read_form(client.get(NEW), NEW)
    answer = client.post(NEW, form.filled(name_ru="север"))
    assert answer.status_code == 422
    assert 'id="id_name_ru-error"' in answer.content.decode()
    empty = client.post(NEW, form.filled())
    assert empty.status_code == 422
    assert "Fill in the name in at least one language." in read_words(empty)


def test_an_area_cannot_be_put_under_itself(world: World) -> None:
    house = world.service
    below = _add(world, "Below", parent=house.north)
    client = english(world, house.admin)
    path = _page(house.north, "edit/")
    sent = read_form(client.get(path), path).filled(parent_id=str(below.pk))
    answer = client.post(path, sent)
    assert answer.status_code == 422
    assert "cannot stand under itself" in read_words(answer)


def test_two_who_edit_see_mine_and_theirs(world: World) -> None:
    house = world.service
    path = _page(house.south, "edit/")
    client, rival = english(world, house.admin), english(world, house.head)
    mine = read_form(client.get(path), path)
    rival.post(path, mine.filled(name_en="Far South", request_key="other"))
    answer = client.post(path, mine.filled(name_en="Deep South"))
    assert answer.status_code == 409
    assert "Far South" in read_words(answer)
    again = read_form(answer, path)
    assert client.post(path, again.filled()).status_code == 303
    assert Area.objects.get(pk=house.south.pk).name["en"] == "Deep South"


def test_steps_up_and_down_change_the_order(world: World) -> None:
    harbor, yards = _add(world, "Harbor"), _add(world, "Yards")
    client = english(world, world.service.admin)
    menu = client.get(_page(yards), headers=PART)
    step_up = read_form(menu, _page(yards, "place/")).filled()
    assert client.post(_page(yards, "place/"), step_up).status_code == 303
    words = read_words(client.get(LIST))
    assert words.index(str(yards)) < words.index(str(harbor))


def test_another_area_becomes_the_default(world: World) -> None:
    client = english(world, world.service.admin)
    assert client.post(_page(world.service.south, "default/")).status_code == 303
    assert Area.objects.get(pk=world.service.south.pk).is_default


def test_a_deletion_asks_where_the_people_move_to(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    path = _page(house.north, "deletion/")
    page = client.get(path)
    assert "must belong somewhere else" in read_words(page)
    form = read_form(page, path)
    refused = client.post(path, form.filled(reassign_to=""))
    assert refused.status_code == 409
    assert "Choose what takes its place" in read_words(refused)
    sent = read_form(refused, path).filled(reassign_to=str(house.south.pk))
    for _click in range(2):
        assert client.post(path, sent).status_code == 303
    assert not PersonArea.objects.filter(area=house.north).exists()
    assert "North" in read_words(client.get(f"{LIST}?deleted"))
    for _click in range(2):
        assert client.post(_page(house.north, "restoration/")).status_code == 303
    assert Area.objects.get(pk=house.north.pk).deleted_at is None


def test_the_default_area_cannot_be_deleted(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    path = _page(house.default_area, "deletion/")
    answer = client.post(path, read_form(client.get(path), path).filled())
    assert answer.status_code == 409
    assert "Make another one the default first" in read_words(answer)


@pytest.mark.parametrize("part", ["edit/", "deletion/", "default/", "place/", "restoration/"])
def test_a_dispatcher_may_look_and_not_touch(world: World, part: str) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    assert client.get(LIST).status_code == 200
    assert client.get(_page(house.north)).status_code == 200
    assert "Edit" not in read_words(client.get(_page(house.north), headers=PART))
    assert client.post(_page(house.north, part), {"position": "0"}).status_code == 403
    assert client.get(NEW).status_code == 403


@pytest.mark.parametrize("part", ["", "edit/", "deletion/", "default/", "place/", "restoration/"])
def test_areas_of_another_organization_and_for_customers_are_not_there(
    world: World, part: str
) -> None:
    foreign = _page(world.other.north, part)
    client = english(world, world.service.admin)
    customer = english(world, world.service.customer)
    ask = client.post if part else client.get
    assert ask(foreign).status_code == 404
    assert (customer.post if part else customer.get)(
        _page(world.service.north, part)
    ).status_code == 404
    assert FOREIGN_WORD not in client.get(LIST).content.decode()
    assert customer.get(LIST).status_code == 404


def test_the_tree_is_read_in_few_queries(
    world: World, django_assert_max_num_queries: object
) -> None:
    for number in range(30):
        _add(world, f"Area {number}", parent=world.service.north if number % 2 else None)
    client = english(world, world.service.admin)
    client.get(LIST)
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        client.get(LIST)
