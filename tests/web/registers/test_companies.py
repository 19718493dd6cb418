"""Does the office keep its companies?"""

import pytest
from django.urls import reverse

from naryad.companies.actions import add_companies
from naryad.companies.input import CompanyInput
from naryad.companies.kinds import CompanyKind
from naryad.companies.models import Company
from naryad.history.models import Event
from tests.web.pages import PART, english, read_form, read_link, read_words
from tests.world import FOREIGN_WORD, House, World

LIST, NEW = "/office/companies/", "/office/companies/new/"


def _add(world: World, *names: str) -> list[int]:
    new = [CompanyInput(name) for name in names]
    outcomes = add_companies(new, by=world.actor(world.service.admin), at=world.at)
    return [outcome.id for outcome in outcomes if outcome.id is not None]


def _page(company: Company, part: str = "") -> str:
    return f"{LIST}{company.pk}/{part}"


def test_the_list_counts_the_people_whom_the_reader_sees(world: World) -> None:
    words = read_words(english(world, world.service.admin).get(f"{LIST}?q=зенит"))
    # customer, lead_customer, banned and shared; the former and the deleted one do not count.
    assert "Зенит Customer 0 4" in words
    words = read_words(english(world, world.service.technician).get(LIST))
    assert "Зенит" not in words


def test_the_list_finds_by_parts_of_words_and_by_one_letter(world: World) -> None:
    _add(world, "ООО «Ёлочка»")
    client = english(world, world.service.admin)
    for asked in ("елоч", "Ё", "ооо ёлочка"):
        words = read_words(client.get(LIST, {"q": asked}, headers=PART))
        assert "Ёлочка" in words, asked
        assert "Полюс" not in words, asked


def test_the_list_narrows_by_kind(world: World) -> None:
    words = read_words(english(world, world.service.admin).get(f"{LIST}?kind=own", headers=PART))
    assert "Зенит" not in words
    assert str(world.service.own_company) in words


def test_pages_follow_one_another_both_ways(world: World) -> None:
    _add(world, *(f"Склад {number:03}" for number in range(120)))
    client = english(world, world.service.admin)
    first = client.get(LIST, {"q": "склад"})
    second = client.get(read_link(first, "next"))
    assert "Склад 050" in read_words(second)
    assert "Склад 049" not in read_words(second)
    third = client.get(read_link(second, "next"))
    assert "Склад 119" in read_words(third)
    assert not read_link(third, "next")
    back = client.get(read_link(third, "prev"))
    assert read_words(back).count("Склад") == read_words(second).count("Склад")


@pytest.mark.parametrize("query", ["?page=nonsense", "?kind=x&deleted=y", "?deleted=only"])
def test_the_list_never_breaks_on_its_address(world: World, query: str) -> None:
    assert english(world, world.service.admin).get(f"{LIST}{query}").status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_rows(
    world: World, django_assert_max_num_queries: object
) -> None:
    client = english(world, world.service.admin)
    _add(world, *(f"Склад {number:03}" for number in range(60)))
    client.get(LIST)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        client.get(LIST)


def test_a_company_is_added_once_however_often_the_button_is_pressed(world: World) -> None:
    client = english(world, world.service.dispatcher)
    sent = read_form(client.get(NEW), NEW).filled(name="  Новая   компания ", kinds=["CONTRACTOR"])
    first, second = client.post(NEW, sent), client.post(NEW, sent)
    company = Company.objects.get(name="Новая компания")
    assert company.is_contractor
    assert not company.is_customer
    assert first.headers["Location"] == second.headers["Location"] == _page(company)


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(world: World) -> None:
    client = english(world, world.service.admin)
    sent = read_form(client.get(NEW), NEW).filled(name="зенит", kinds=["OWN"])
    answer = client.post(NEW, sent)
    assert answer.status_code == 422
    again = read_form(answer, NEW)
    assert again.fields["name"] == ["зенит"]
    assert again.fields["kinds"] == ["OWN"]
    assert "“Зенит” already exists" in read_words(answer)
    assert client.post(NEW, again.filled(name="Иная")).status_code == 303


def test_a_form_without_a_single_field_is_refused_and_not_broken(world: World) -> None:
    assert english(world, world.service.admin).post(NEW, {}).status_code == 422


def test_a_dialog_is_told_where_to_go_once_the_company_is_there(world: World) -> None:
    client = english(world, world.service.dispatcher)
    sent = read_form(client.get(NEW), NEW).filled(name="Котельная", kinds=["CUSTOMER"])
    answer = client.post(NEW, sent, headers=PART)
    company = Company.objects.get(name="Котельная")
    assert answer.headers["HX-Redirect"] == _page(company)


def test_two_who_edit_see_mine_and_theirs_and_either_may_win(world: World) -> None:
    house = world.service
    path = _page(house.zenit, "edit/")
    client = english(world, house.admin)
    mine = read_form(client.get(path), path)
    theirs = english(world, house.head)
    assert theirs.post(path, mine.filled(name="Зенит Плюс", request_key="b")).status_code == 303

    answer = client.post(path, mine.filled(name="Зенит Минус"))
    assert answer.status_code == 409
    words = read_words(answer)
    assert "Зенит Плюс" in words
    assert "Глеб Громов" in words
    chosen = read_form(answer, path).filled(**{"take-name": "theirs"})
    assert client.post(path, chosen).status_code == 303
    assert Company.objects.get(pk=house.zenit.pk).name == "Зенит Плюс"


def test_a_parent_is_chosen_searched_for_and_taken_away(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    found = client.get("/office/companies/parents/?q=маяк", headers=PART)
    assert f'value="{house.mayak.pk}"' in found.content.decode()
    path = _page(house.zenit, "edit/")
    form = read_form(client.get(path), path)
    assert client.post(path, form.filled(parent_id=str(house.mayak.pk))).status_code == 303
    form = read_form(client.get(path), path)
    assert form.fields["parent_id"] == [str(house.mayak.pk)]
    assert client.post(path, form.filled(no_parent="on")).status_code == 303
    assert Company.objects.get(pk=house.zenit.pk).parent_id is None


def test_the_card_shows_people_as_far_as_the_reader_sees_them(world: World) -> None:
    house = world.service
    words = read_words(english(world, house.admin).get(_page(house.zenit, "people/")))
    assert "Захар Зайцев" in words
    assert "Бывалов" not in words
    assert "Удалова" not in words


def test_before_a_deletion_one_reads_how_many_it_touches(world: World) -> None:
    client = english(world, world.service.admin)
    words = read_words(client.get(_page(world.service.zenit, "deletion/")))
    assert "People: 4" in words


def test_a_deleted_company_leaves_the_list_and_comes_back(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    path = _page(house.polus, "deletion/")
    sent = read_form(client.get(path), path).filled()
    assert client.post(path, sent).status_code == 303
    assert client.post(path, sent).status_code == 303
    page = client.get(LIST)
    assert "Полюс" not in read_words(page).replace("“Полюс” deleted", "")
    assert _page(house.polus, "restoration/") in page.content.decode()
    assert "Полюс" in read_words(client.get(f"{LIST}?deleted=only"))
    for _time in range(2):
        assert client.post(_page(house.polus, "restoration/")).status_code == 303
    kinds = Event.objects.filter(subject="company", subject_id=house.polus.pk)
    assert list(kinds.order_by("pk").values_list("kind", flat=True))[-2:] == [
        "company.deleted",
        "company.restored",
    ]


def test_history_says_who_changed_what(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    path = _page(house.mayak, "edit/")
    client.post(path, read_form(client.get(path), path).filled(name="Маяк-2"))
    words = read_words(client.get(_page(house.mayak, "history/")))
    assert "Changed" in words
    assert "Маяк Маяк-2" in words
    assert "Анна Орлова" in words


def test_history_of_the_own_company_begins_with_the_organization(world: World) -> None:
    path = _page(world.service.own_company, "history/")
    words = read_words(english(world, world.service.admin).get(path))
    assert "Added" in words
    assert "the program itself" in words


def test_the_card_counts_people_once(world: World) -> None:
    path = _page(world.service.zenit, "people/")
    words = read_words(english(world, world.service.admin).get(path))
    assert words.count("Customers 4") == 1


@pytest.mark.parametrize(
    ("who", "page", "status"),
    [
        ("dispatcher", "deletion/", 403),
        ("technician", "", 404),
        ("technician", "edit/", 404),
        ("customer", "", 404),
        ("customer", "edit/", 404),
    ],
)
def test_what_is_not_seen_is_not_there_and_what_may_not_be_done_is_refused(
    world: World, who: str, page: str, status: int
) -> None:
    house: House = world.service
    client = english(world, house.people[who])
    assert client.get(_page(house.zenit, page)).status_code == status
    if page:
        assert client.post(_page(house.zenit, page)).status_code == status


@pytest.mark.parametrize(
    "page", ["", "people/", "subsidiaries/", "history/", "edit/", "deletion/", "restoration/"]
)
def test_a_company_of_another_organization_is_not_there(world: World, page: str) -> None:
    client = english(world, world.service.admin)
    if page != "restoration/":
        assert client.get(_page(world.other.zenit, page)).status_code == 404
    if page.startswith(("edit", "del", "rest")):
        assert client.post(_page(world.other.zenit, page)).status_code == 404
    for path in (LIST, NEW, f"{LIST}parents/?q=зен"):
        assert FOREIGN_WORD not in client.get(path).content.decode()


def test_a_stranger_is_led_to_the_sign_in(world: World) -> None:
    answer = english(world).get(LIST)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith(reverse("sign_in"))


def test_the_menu_of_a_row_offers_only_what_may_be_done(world: World) -> None:
    house = world.service
    page = _page(house.zenit)
    words = read_words(english(world, house.dispatcher).get(page, headers=PART))
    assert "Edit" in words
    assert "Delete" not in words
    assert "Delete" in read_words(english(world, house.head).get(page, headers=PART))


def test_kinds_are_said_in_words(world: World) -> None:
    client = english(world, world.service.admin)
    sent = read_form(client.get(NEW), NEW).filled(
        name="Обе", kinds=[CompanyKind.CUSTOMER.value, CompanyKind.CONTRACTOR.value]
    )
    client.post(NEW, sent)
    assert "Обе Customer, Contractor" in read_words(client.get(f"{LIST}?q=обе", headers=PART))
