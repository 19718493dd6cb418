"""Does the card of a company show what is kept, as far as the reader sees what is around it?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.companies.models import Company
from naryad.people.models.role import RolePermission
from tests.builder import Builder
from tests.web.pages import english, read_words
from tests.world import World

PARTS = ("", "people/", "subsidiaries/", "history/")


def _page(company: Company, part: str = "") -> str:
    return f"/office/companies/{company.pk}/{part}"


def test_general_shows_requisites_accounts_and_contacts(world: World) -> None:
    Company.objects.filter(pk=world.service.zenit.pk).update(
        inn="7736050003",
        kpp="773601001",
        ogrn="304500116000157",
        site="https://zenit.example/ru/",
        phones=[{"number": "+74955550101, 12", "note": "приёмная"}],
        contact_persons=[
            {"name": "Пётр", "position": "Завхоз", "phone": "", "email": "p@z.example", "note": ""}
        ],
        bank_accounts=[
            {"account": "1234", "bic": "", "bank": "Банк", "correspondent": "", "note": ""}
        ],
        requisites=[{"name": "VAT", "value": "GB1"}],
        note="первая\nвторая",
    )
    answer = english(world, world.service.dispatcher).get(_page(world.service.zenit))
    words = read_words(answer)
    for said in ("7736050003", "OGRNIP", "Банк", "Пётр Завхоз", "VAT GB1", "zenit.example/ru"):
        assert said in words
    html = answer.content.decode()
    assert 'href="tel:+74955550101,12"' in html
    assert 'rel="noopener noreferrer nofollow"' in html


def test_what_is_not_filled_in_is_offered_to_those_who_may(world: World) -> None:
    page = _page(world.service.zenit)
    assert "Fill them in" in read_words(english(world, world.service.dispatcher).get(page))
    house = world.service
    RolePermission.objects.filter(permission=Permission.EDIT_COMPANIES).delete()
    assert "Fill them in" not in read_words(english(world, house.dispatcher).get(page))


def test_subsidiaries_stand_on_a_tab_with_their_number(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    words = read_words(client.get(_page(house.mayak, "subsidiaries/")))
    assert "Subsidiaries 1" in words
    assert "Полюс" in words
    assert "stands under Маяк" in read_words(client.get(_page(house.polus)))


def test_a_deleted_company_shows_its_card_to_those_who_may_restore_it(world: World) -> None:
    house = world.service
    Company.objects.filter(pk=house.zenit.pk).update(deleted_at=world.at)
    for part in PARTS:
        page = _page(house.zenit, part)
        assert "Nothing is lost" in read_words(english(world, house.head).get(page))
        assert english(world, house.dispatcher).get(page).status_code == 404


@pytest.mark.parametrize("part", PARTS)
def test_the_number_of_queries_does_not_grow_with_what_hangs_on_it(world: World, part: str) -> None:
    house = world.service
    client = english(world, house.head)
    page = _page(house.mayak, part)
    client.get(page)
    with CaptureQueriesContext(connection) as few:
        client.get(page)
    make = Builder(house.organization, house.roles, world.at, "", "x.example")
    for number in range(60):
        company = make.company(f"К {number}")
        Company.objects.filter(pk=company.pk).update(parent=house.mayak)
    with CaptureQueriesContext(connection) as many:
        client.get(page)
    assert len(many) == len(few)
    assert len(many) <= 16


@pytest.mark.parametrize("before", ["x", "0", "9" * 30])
def test_history_never_breaks_on_its_address(world: World, before: str) -> None:
    page = _page(world.service.mayak, f"history/?before={before}")
    assert english(world, world.service.head).get(page).status_code == 200


def test_the_explainer_says_who_sees_the_company_and_by_which_role(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    here = f"/office/companies/{house.zenit.pk}/readers/"
    words = read_words(client.get(f"{here}?person={house.customer.pk}"))
    assert f"{house.customer.name} sees it" in words
    assert "Held by the roles: Customer." in words
    words = read_words(client.get(f"{here}?person={house.customer_of_two.pk}&q=x"))
    assert "does not see it" in words
    assert client.get(f"{here}?person={world.other.admin.pk}").status_code == 404


def test_a_company_without_objects_offers_the_first_one(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    words = read_words(client.get(_page(house.own_company, "objects/")))
    assert "No objects yet" in words
    answer = client.get(_page(house.own_company, "objects/"))
    new = f"/office/assets/new/?company_id={house.own_company.pk}"
    assert new in answer.content.decode()
    chosen = f'name="company_id" value="{house.own_company.pk}" checked'
    assert chosen in client.get(new).content.decode()
    listed = client.get(_page(house.zenit, "objects/"))
    assert listed["Location"] == f"/office/assets/?company={house.zenit.pk}"


def test_who_sees_objects_by_area_is_not_told_that_there_are_none(world: World) -> None:
    house = world.service
    words = read_words(english(world, house.technician).get(_page(house.own_company, "objects/")))
    assert "There are no objects here that you see" in words
    assert "No objects yet" not in words and "Add an object" not in words
