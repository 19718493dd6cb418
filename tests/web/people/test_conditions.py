"""Do the conditions and the search of a list find whom they should, and nobody else?"""

import pytest

from naryad.access.kind import Kind
from naryad.people.actions import edit_people
from naryad.people.models import Person
from tests.people.inputs import edit_of
from tests.web.pages import english
from tests.web.people.crowds import LISTS, OF_THE_CAST, ids_on, links_on, names_on, seen_in
from tests.world import World

CUSTOMERS = LISTS[Kind.CUSTOMER]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("зайц", {"customer"}),
        ("Ёлк", {"lead_customer"}),
        ("елк", {"lead_customer"}),
        ("за", {"customer", "banned"}),
        ("two@service", {"customer_of_two"}),
        ("захар зайцев", {"customer"}),
        ("зайцев морозова", set()),
        ("полюс", {"customer_of_two"}),
        ("майя полюс", {"customer_of_two"}),
        ("%", set()),
        ("_", set()),
    ],
)
def test_the_search_finds_names_addresses_and_companies(
    world: World, asked: str, found: set[str]
) -> None:
    answer = english(world, world.service.admin).get(CUSTOMERS, {"q": asked})
    assert seen_in(answer, world.service) == found


def test_the_search_finds_a_phone_however_it_is_written(world: World) -> None:
    phone = world.service.customer.phone
    client = english(world, world.service.admin)
    for written in (phone, f"8{phone[2:]}", f"8 ({phone[2:5]}) {phone[5:8]}-{phone[8:10]}"):
        assert "Захар Зайцев" in names_on(client.get(CUSTOMERS, {"q": written})), written


def test_a_company_that_the_reader_does_not_see_finds_nobody(world: World) -> None:
    client = english(world, world.service.technician)
    assert ids_on(client.get(CUSTOMERS, {"q": "зенит"})) == []
    for company_id in (world.service.zenit.pk, 5_000_000):
        narrowed = client.get(CUSTOMERS, {"company": company_id})
        assert seen_in(narrowed, world.service) == set()
        assert "not visible to you" in narrowed.content.decode()


@pytest.mark.usefixtures("without_sms")
def test_conditions_narrow_the_list_and_stand_as_chips(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    asked: list[tuple[dict[str, object], set[str]]] = [
        ({"area": house.south.pk}, {"customer_of_two"}),
        ({"company": [house.mayak.pk, house.zenit.pk]}, OF_THE_CAST - {"former_customer", "loner"}),
        ({"company": "none"}, {"former_customer", "loner"}),
        ({"role": house.roles["LEAD"].pk}, {"lead_customer"}),
        ({"banned": "only"}, {"banned"}),
        ({"banned": "hide"}, OF_THE_CAST - {"banned"}),
        ({"deleted": "only"}, {"deleted"}),
        ({"deleted": "all"}, OF_THE_CAST | {"deleted"}),
        ({"invitation": "no-address"}, {"loner"}),
        ({"invitation": "not-activated"}, {"loner"}),
    ]
    for query, found in asked:
        answer = client.get(CUSTOMERS, query)
        assert seen_in(answer, house) == found, query
        assert "Take away the condition" in answer.content.decode(), query


def test_a_person_can_be_asked_for_by_position(world: World) -> None:
    house = world.service
    by = world.actor(house.admin)
    edit_people([edit_of(by, house.customer, position="Завхоз")], by=by, at=world.at)
    answer = english(world, house.admin).get(CUSTOMERS, {"position": "завхоз"})
    assert seen_in(answer, house) == {"customer"}


def test_conditions_that_make_no_sense_are_left_out(world: World) -> None:
    client = english(world, world.service.admin)
    query = (
        "?role=x&area=99999999999999999999&company=-1&banned=maybe&deleted=1&invitation=?&sort=x"
    )
    answer = client.get(f"{CUSTOMERS}{query}&page=nonsense&after=x")
    assert answer.status_code == 200
    assert seen_in(answer, world.service) == OF_THE_CAST


def test_deleted_people_are_shown_only_to_those_who_may_see_them(world: World) -> None:
    answer = english(world, world.service.dispatcher).get(CUSTOMERS, {"deleted": "only"})
    assert answer.status_code == 422
    assert seen_in(answer, world.service) == set()
    assert links_on(answer, "The list without conditions") == [CUSTOMERS]


def test_a_ban_that_has_ended_is_no_ban(world: World) -> None:
    Person.objects.filter(pk=world.service.banned.pk).update(banned_until=world.at)
    answer = english(world, world.service.admin).get(CUSTOMERS, {"banned": "only"})
    assert seen_in(answer, world.service) == set()


@pytest.mark.parametrize("few", [0, 1, 1_000])
def test_however_many_people_each_word_has_the_answer_is_the_same(
    world: World, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("naryad.lists.people.searching._FEW", few)
    house = world.service
    client = english(world, house.admin)
    for words, expected in (
        ("за", {"customer", "banned"}),
        ("захар зенит", {"customer"}),
        ("зенит № за", {"customer", "banned"}),
        ("майя полюс", {"customer_of_two"}),
        ("захар маяк", set()),
    ):
        assert seen_in(client.get(CUSTOMERS, {"q": words}), house) == expected, words
