"""Do the pages of contracts do what they offer?"""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naryad.assets.actions import delete_assets
from naryad.assets.models import Asset
from naryad.contracts.models import Contract
from naryad.contracts.queries import values_of_contract
from naryad.core.outcomes import only
from naryad.people.models import Role, RolePermission
from tests.contracts.building import add, days, edit
from tests.web.pages import english, read_form, read_words
from tests.world import World

LIST = "/office/contracts/"


def _here(contract: Contract, part: str = "") -> str:
    return f"{LIST}{contract.pk}/{part}"


def _send(client: Client, path: str, **changes: Any) -> Any:
    """What a browser would after somebody changed these fields of the form."""
    form = read_form(client.get(path), path.partition("?")[0])
    return client.post(path, form.filled(**changes))


def test_a_contract_is_added_once_and_shown(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    given = {
        "name": "Обслуживание депо",
        "number": "Д-20",
        "company_id": house.mayak.pk,
        "since": "2026-01-01",
        "till": days(world, 50).isoformat(),
        "tree_ids": [house.depot.pk],
        "conditions": "Выезд\nза час",
        "reminds_of_end": "on",
        "recipient_ids": [house.dispatcher.pk],
        "request_key": "once",
    }
    answer, again = (client.post(f"{LIST}new/", given) for _click in range(2))
    contract = Contract.objects.get(name="Обслуживание депо")
    assert answer["Location"] == again["Location"] == _here(contract)
    words = read_words(client.get(_here(contract)))
    for word in ("Д-20", "Маяк", "In force", "1 object", "Выезд за час", "Will be sent", "Дёмина"):
        assert word in words
    assert "Депо with everything below it" in read_words(client.get(_here(contract, "objects/")))
    history = read_words(client.get(_here(contract, "history/")))
    assert "Day of the reminder" not in history
    assert "From 1 January 2026" in history
    assert "Who is reminded Дарья Дёмина" in history


def test_a_wrong_form_comes_back_with_all_that_was_typed(world: World) -> None:
    client = english(world, world.service.head)
    given = {
        "number": "Д-1",
        "since": "someday",
        "reminds_of_end": "on",
        "tree_ids": ["x", "9" * 30],
    }
    answer = client.post(f"{LIST}new/", given)
    assert answer.status_code == 422
    words = read_words(answer)
    for said in ("Fill in the name.", "Choose a company.", "Give a day, like 2026-03-31."):
        assert said in words
    assert 'value="Д-1"' in answer.content.decode()


def test_what_is_typed_is_kept_until_it_is_saved(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    typed = {"name": "Полудоговор", "tree_ids": [house.tower.pk], "company_id": house.zenit.pk}
    assert client.post(f"{LIST}draft/", typed).status_code == 204
    page = client.get(f"{LIST}new/")
    assert "Here is what you had typed" in read_words(page)
    form = read_form(page, f"{LIST}new/")
    assert form.fields["tree_ids"] == [str(house.tower.pk)]
    sent = client.post(f"{LIST}new/", form.filled(since="2026-02-01"))
    assert sent.status_code == 303
    assert "Here is what you had typed" not in read_words(client.get(f"{LIST}new/"))


@pytest.mark.parametrize("query", ["company={company}", "object={asset}"])
def test_a_new_one_knows_from_where_it_was_asked_for(world: World, query: str) -> None:
    house = world.service
    client = english(world, house.head)
    path = f"{LIST}new/?" + query.format(company=house.zenit.pk, asset=house.lift.pk)
    form = read_form(client.get(path), f"{LIST}new/")
    assert form.fields["company_id"] == [str(house.zenit.pk)]
    asked = [str(house.lift.pk)] if "object" in query else None
    assert form.fields.get("tree_ids") == asked


def test_nothing_is_lost_by_saving_the_form_as_it_is(world: World) -> None:
    """A deleted object and a person whom the editor does not see among them."""
    house = world.service
    only(delete_assets([house.tower.pk], by=world.actor(house.head), at=world.at))
    before = values_of_contract(house.of_tower)
    for person in (house.admin, house.head):
        client = english(world, person)
        path = _here(house.of_tower, "edit/")
        assert _send(client, path).status_code == 303
        assert values_of_contract(Contract.objects.get(pk=house.of_tower.pk)) == before


def test_two_who_change_one_field_are_asked_and_others_are_not(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    path = _here(house.of_tower, "edit/")
    form = read_form(client.get(path), path)
    edit(world, house.of_tower, number="Д-99", conditions="Иначе")
    answer = client.post(path, form.filled(number="Д-77"))
    assert answer.status_code == 409
    words = read_words(answer)
    assert "Д-99" in words
    assert "Orlova" in words or "Орлова" in words
    last = read_form(answer, path).filled(number="Д-77")
    assert client.post(path, last).status_code == 303
    kept = Contract.objects.get(pk=house.of_tower.pk)
    assert (kept.number, kept.conditions) == ("Д-77", "Иначе")


def test_a_contract_is_deleted_with_a_way_back(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    page = client.get(_here(house.of_tower, "deletion/"))
    assert "is not sent while it is deleted" in read_words(page)
    assert client.post(_here(house.of_tower, "deletion/")).status_code == 303
    assert "“Обслуживание башни” deleted Undo" in read_words(client.get(LIST))
    assert "Обслуживание башни" not in read_words(client.get(LIST))
    assert "Deleted" in read_words(client.get(_here(house.of_tower)))
    assert client.post(_here(house.of_tower, "restoration/")).status_code == 303
    assert client.get(_here(house.of_tower, "edit/")).status_code == 200


def test_cards_of_the_company_and_of_the_object_show_it(world: World) -> None:
    house = world.service
    add(world, "Вся компания")
    client = english(world, house.head)
    of_company = read_words(client.get(f"/office/companies/{house.zenit.pk}/contracts/"))
    assert "Contracts 2 Files History" in of_company
    assert "Вся компания" in of_company
    of_lift = read_words(client.get(f"/office/assets/{house.lift.pk}/"))
    assert "through “Башня”" in of_lift
    assert "covers all objects of the company" in of_lift
    of_pump = read_words(client.get(f"/office/assets/{house.pump.pk}/"))
    assert "No contract covers it." in of_pump


def test_whoever_sees_no_contracts_finds_none_anywhere(world: World) -> None:
    """Nor that there are any: no menu, no tab, no section, nothing found."""
    house = world.service
    client = english(world, house.technician)
    for path in (
        f"/office/assets/{house.lift.pk}/",
        f"/office/companies/{house.own_company.pk}/",
        "/office/find/?q=башни",
        "/office/find/?q=contract",
        "/office/employees/",
    ):
        answer = client.get(path)
        assert answer.status_code == 200, path
        assert "Обслуживание" not in answer.content.decode(), path
        assert "Contract" not in read_words(answer), path
    assert client.get(_here(house.of_tower)).status_code == 404
    assert client.get(LIST).status_code == 403


def test_own_companies_show_their_contracts_alone(world: World) -> None:
    house = world.service
    role = Role.objects.get(organization=house.organization, code="TECHNICIAN")
    RolePermission.objects.create(
        organization=house.organization, role=role, permission="contracts.see_of_companies"
    )
    own = add(world, "Свой договор", company_id=house.own_company.pk)
    client = english(world, house.technician)
    words = read_words(client.get(LIST))
    assert "Свой договор" in words
    assert "Обслуживание башни" not in words
    assert client.get(_here(own)).status_code == 200
    assert client.get(_here(house.of_tower)).status_code == 404


def test_names_that_the_reader_does_not_see_are_dots(world: World) -> None:
    """A technician who sees all contracts, but neither the company nor the people of this one."""
    house = world.service
    role = Role.objects.get(organization=house.organization, code="TECHNICIAN")
    RolePermission.objects.create(
        organization=house.organization, role=role, permission="contracts.see_all"
    )
    other = add(
        world,
        "Депо и насос",
        company_id=house.mayak.pk,
        tree_ids=frozenset({house.depot.pk}),
        till=days(world, 90),
        reminds_of_end=True,
        recipient_ids=frozenset({house.technician_south.pk}),
    )
    client = english(world, house.technician)
    for part in ("", "objects/", "history/"):
        words = read_words(client.get(_here(other, part)))
        assert "…" in words, part
        for hidden in ("Маяк", "Депо with", "Портовая", "Южина", "Юлия"):
            assert hidden not in words, part
    assert "Маяк" not in read_words(client.get(LIST))
    for query in ("маяк", "портовая"):
        assert "Депо и насос" not in read_words(client.get(f"{LIST}?q={query}"))
    assert client.get(f"{LIST}?sort=company").status_code == 200


def test_who_sees_it_is_explained(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    path = _here(house.of_tower, "readers/")
    seen = read_words(client.get(f"{path}?person={house.dispatcher.pk}"))
    assert "Held by the roles: Dispatcher." in seen
    unseen = read_words(client.get(f"{path}?person={house.customer.pk}"))
    assert "does not see it" in unseen
    assert unseen.count("Customers never have it.") == 2
    assert "It is among what it shows" not in unseen


def test_what_hangs_on_it_is_said_before_a_company_or_an_object_goes(world: World) -> None:
    house = world.service
    client = english(world, house.head)
    company = read_words(client.get(f"/office/companies/{house.zenit.pk}/deletion/"))
    assert "Contracts: 1 stay as they are; nobody is reminded" in company
    asset = read_words(client.get(f"/office/assets/{house.tower.pk}/deletion/"))
    assert "Contracts: 1 stay, and show what they name as deleted." in asset


@pytest.mark.parametrize(
    "path", [LIST, "/office/assets/{asset}/", "/office/companies/{company}/contracts/"]
)
def test_more_contracts_cost_no_more_queries(world: World, path: str) -> None:
    house = world.service
    client = english(world, house.head)
    address = path.format(asset=house.lift.pk, company=house.zenit.pk)

    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(address).status_code == 200
        return len(queries)

    client.get(address)
    before = count()
    for number in range(8):
        add(world, f"Ещё {number}", tree_ids=frozenset({house.tower.pk}))
    assert count() == before


def test_bad_input_is_answered_and_never_breaks(world: World) -> None:
    client = english(world, world.service.head)
    house = world.service
    wrong: list[dict[str, Any]] = [
        {"name": "\x00", "since": "9999999-01-01", "till": "0000-00-00"},
        {"name": ["a", "b"], "company_id": ["1", "2"], "tree_ids": "9" * 40},
        {"name": "a" * 301, "since": "2026-13-01", "version": "9" * 40},
    ]
    for given in wrong:
        for path in (f"{LIST}new/", _here(house.of_tower, "edit/")):
            assert client.post(path, given).status_code in (200, 400, 409, 422), given
    for path in ("new/?company=" + "9" * 40, "new/?object=x", "?company=" + "9" * 18, "?q=%00"):
        assert client.get(LIST + path).status_code in (200, 400, 422), path
    assert not re.search("Traceback", read_words(client.get(LIST)))
    assert Asset.objects.filter(pk=house.tower.pk).exists()
