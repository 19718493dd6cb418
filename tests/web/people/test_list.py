"""Do the lists of people show whom they should, in order, page by page?"""

import pytest
from django.utils import timezone

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.models import Membership
from naryad.people.actions import add_service_user, ban_people
from naryad.people.models import Person, PersonArea, RolePermission
from tests.web.pages import PART, english, read_words
from tests.web.people.crowds import (
    LISTS,
    OF_THE_CAST,
    add_crowd,
    ids_on,
    links_on,
    names_on,
    page_of,
    seen_in,
)
from tests.world import FOREIGN_WORD, World

CUSTOMERS, EMPLOYEES = LISTS[Kind.CUSTOMER], LISTS[Kind.EMPLOYEE]


def test_each_kind_has_a_list_of_its_own(world: World) -> None:
    client = english(world, world.service.admin)
    assert seen_in(client.get(CUSTOMERS), world.service) == OF_THE_CAST
    assert seen_in(client.get(EMPLOYEES), world.service) == {
        "admin",
        "head",
        "dispatcher",
        "technician",
        "technician_south",
    }


def test_programs_are_not_counted_among_employees(world: World) -> None:
    """They stand where they are made, from where their card is reached."""
    house, admin = world.service, world.service.admin
    client = english(world, admin)
    words, before = {"q": "Warehouse"}, seen_in(client.get(EMPLOYEES), house)
    user_id = add_service_user(
        "Warehouse",
        role_ids=frozenset({house.roles["TECHNICIAN"].pk}),
        area_ids=frozenset({house.north.pk}),
        by=world.actor(admin),
        at=world.at,
    )
    for query in ({}, words, {"sort": "-name"}):
        assert user_id not in ids_on(client.get(EMPLOYEES, query))
    assert seen_in(client.get(EMPLOYEES), house) == before
    assert f"All {len(before)}" in read_words(client.get(EMPLOYEES))
    programs = client.get("/office/settings/programs/")
    assert links_on(programs, "Warehouse") == [page_of(user_id)]


def test_people_stand_by_last_name_with_yo_beside_ye(world: World) -> None:
    names = names_on(english(world, world.service.admin).get(CUSTOMERS))
    assert names[0] == "Борис Бывалов"
    assert names.index("Егор Ёлкин") < names.index("Захар Зайцев")


@pytest.mark.usefixtures("without_sms")
def test_a_row_says_company_phone_and_how_far_the_invitation_has_come(world: World) -> None:
    words = read_words(english(world, world.service.admin).get(CUSTOMERS))
    assert "Майя Морозова Маяк +1" in words
    assert "Activated never" in words
    assert "Cannot be reached" in words


def test_a_row_of_an_employee_says_their_role_only_to_those_who_see_roles(world: World) -> None:
    admin, technician = world.service.admin, world.service.technician
    assert "Администратор" in read_words(world.client(admin).get(EMPLOYEES))
    words = read_words(world.client(technician).get(EMPLOYEES))
    assert "Тимур Титов" in words
    assert "Техник" not in words


def test_a_technician_sees_people_of_own_areas_alone(world: World) -> None:
    answer = english(world, world.service.technician).get(CUSTOMERS)
    assert seen_in(answer, world.service) == {"customer", "banned"}


def test_companies_that_the_reader_does_not_see_stay_unnamed(world: World) -> None:
    words = read_words(english(world, world.service.technician).get(CUSTOMERS))
    assert "Захар Зайцев" in words
    assert "Зенит" not in words


def test_nothing_of_another_organization_stands_in_a_list(world: World) -> None:
    house = world.other
    for query in ("", "?q=zqforeign", f"?area={house.north.pk}", f"?company={house.zenit.pk}"):
        for path in (CUSTOMERS, EMPLOYEES):
            answer = english(world, world.service.admin).get(f"{path}{query}")
            assert FOREIGN_WORD not in answer.content.decode(), (path, query)


def test_pages_follow_one_another_both_ways(world: World) -> None:
    add_crowd(world, 120)
    client = english(world, world.service.admin)
    for query in ("?q=толпин", "?q=толпин&sort=-name", "?q=толпин&sort=company"):
        whole: list[int] = []
        answer = client.get(f"{CUSTOMERS}{query}")
        pages = [ids_on(answer)]
        while onward := links_on(answer, "Next"):
            answer = client.get(onward[0])
            pages.append(ids_on(answer))
        whole = [row_id for page in pages for row_id in page]
        assert [len(page) for page in pages] == [50, 50, 20], query
        assert len(set(whole)) == 120, query
        back = client.get(links_on(answer, "Back")[0])
        assert ids_on(back) == pages[1], query
        assert ids_on(client.get(links_on(back, "Back")[0])) == pages[0], query


def test_the_plain_list_pages_like_the_narrowed_one(world: World) -> None:
    add_crowd(world, 60)
    client = english(world, world.service.admin)
    first = client.get(CUSTOMERS)
    second = client.get(links_on(first, "Next")[0])
    both = ids_on(first) + ids_on(second)
    living = Person.objects.filter(
        organization_id=world.service.id, kind=Kind.CUSTOMER, deleted_at=None
    )
    assert both == list(living.order_by("sort_key", "pk").values_list("pk", flat=True))
    assert "51–67 of 67" in read_words(second)
    assert ids_on(client.get(links_on(second, "Back")[0])) == ids_on(first)


def test_a_page_whose_rows_are_gone_begins_anew(world: World) -> None:
    add_crowd(world, 60)
    client = english(world, world.service.admin)
    onward = links_on(client.get(f"{CUSTOMERS}?q=толпин"), "Next")[0]
    Person.objects.filter(last_name="Толпин").update(last_name="Ушедшая", search_text="ушедшая")
    answer = client.get(onward.replace("q=", "q=ушедшая&was="))
    assert answer.status_code == 200


def test_the_last_seen_stand_first_and_those_who_never_came_last(world: World) -> None:
    house = world.service
    now = timezone.now()
    for person, moment in ((house.customer, now), (house.shared, now - timezone.timedelta(1))):
        Membership.objects.filter(person=person).update(last_seen_at=moment)
    names = names_on(english(world, house.admin).get(CUSTOMERS, {"sort": "-seen"}))
    assert names[:2] == ["Захар Зайцев", "Давид Двоев"]
    names = names_on(english(world, house.admin).get(CUSTOMERS, {"sort": "seen"}))
    assert names[:2] == ["Давид Двоев", "Захар Зайцев"]


def test_those_without_a_company_stand_last_in_both_directions(world: World) -> None:
    client = english(world, world.service.admin)
    for order in ("company", "-company"):
        names = names_on(client.get(CUSTOMERS, {"sort": order}))
        assert set(names[-2:]) == {"Борис Бывалов", "Ольга Одинцова"}, order
    assert names_on(client.get(CUSTOMERS, {"sort": "company"}))[-3] == "Майя Морозова"


def test_more_people_than_can_be_sorted_stand_by_name(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.lists.reading.SORT_CAP", 3)
    answer = english(world, world.service.admin).get(CUSTOMERS, {"sort": "-added"})
    assert "narrow down to sort by this" in read_words(answer)
    assert names_on(answer)[0] == "Борис Бывалов"


def test_the_tabs_count(world: World) -> None:
    words = read_words(english(world, world.service.admin).get(CUSTOMERS))
    assert (
        "All 7 Not activated 1 Letter not delivered 0 No company 2 Waiting for approval 0 Banned 1"
    ) in words


def test_nobody_is_said_to_have_no_company_to_who_does_not_see_all(world: World) -> None:
    words = read_words(english(world, world.service.technician).get(CUSTOMERS))
    assert "Letter not delivered" in words
    assert "No company" not in words


def test_the_counts_come_later_where_people_are_many(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.web.lists.frame.COUNTED_AT_ONCE", 3)
    client = english(world, world.service.admin)
    answer = client.get(CUSTOMERS)
    assert "All 7" not in read_words(answer)
    assert 'hx-get="/office/customers/counters/"' in answer.content.decode()
    assert "All 7" in read_words(client.get("/office/customers/counters/", headers=PART))


def test_an_empty_list_names_the_condition_in_the_way(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    answer = client.get(CUSTOMERS, {"q": "зайцев", "area": house.south.pk})
    words = read_words(answer)
    assert "is in the way: without it there would be 1 customer." in words
    onward = links_on(answer, "Drop “Area”") or links_on(answer, "Drop “Search”")
    assert len(ids_on(client.get(onward[0]))) == 1


def test_somebody_who_sees_nobody_is_told_why(world: World) -> None:
    house = world.service
    PersonArea.objects.filter(person=house.technician).delete()
    words = read_words(english(world, house.technician).get(CUSTOMERS))
    assert "There is nobody here that you see" in words
    assert "of your own areas or companies" in words


def test_an_empty_list_leads_whoever_may_to_the_first_customer(world: World) -> None:
    house = world.service
    Person.objects.filter(organization=house.organization, kind=Kind.CUSTOMER).update(
        deleted_at=world.at
    )
    dispatcher = english(world, house.dispatcher).get(CUSTOMERS)
    assert links_on(dispatcher, "Add the first customer") == ["/office/people/new/?kind=customer"]
    RolePermission.objects.filter(permission=Permission.ADD_PEOPLE).delete()
    answer = english(world, house.dispatcher).get(CUSTOMERS)
    assert "No customers yet" in read_words(answer)
    assert not links_on(answer, "Add the first customer")


def test_a_behavior_gets_the_rows_alone(world: World) -> None:
    answer = english(world, world.service.admin).get(CUSTOMERS, {"q": "зайц"}, headers=PART)
    html = answer.content.decode()
    assert "<html" not in html
    assert 'id="found"' in html
    assert names_on(answer) == ["Захар Зайцев"]


def test_the_filter_offers_what_the_reader_sees(world: World) -> None:
    admin = read_words(world.client(world.service.admin).get("/office/customers/filter/"))
    assert "Администратор" in admin
    assert "Deleted" in admin or "Удал" in admin
    technician = world.client(world.service.technician).get("/office/customers/filter/")
    assert "Администратор" not in read_words(technician)


def test_a_customer_finds_no_list(world: World) -> None:
    for path in (CUSTOMERS, EMPLOYEES, "/office/customers/filter/", "/office/"):
        assert world.client(world.service.customer).get(path).status_code == 404


def test_a_stranger_is_led_to_the_sign_in(world: World) -> None:
    answer = world.client().get(CUSTOMERS)
    assert answer.status_code == 303
    assert answer["Location"] == "/sign-in/?next=%2Foffice%2Fcustomers%2F"


def test_the_bar_offers_only_what_the_reader_may_do(world: World) -> None:
    by = world.actor(world.service.head)
    ban_people(
        [world.service.loner.pk],
        reason_id=world.service.ban_reason.pk,
        until=None,
        by=by,
        at=world.at,
    )
    admin = read_words(english(world, world.service.admin).get(CUSTOMERS, {"banned": "only"}))
    assert "Lift the ban" in admin
    dispatcher = read_words(english(world, world.service.dispatcher).get(CUSTOMERS))
    assert "Send an invitation" in dispatcher
    assert "Delete" not in dispatcher
    technician = english(world, world.service.technician).get(CUSTOMERS)
    assert "data-bulk" not in technician.content.decode()
