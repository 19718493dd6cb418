"""Which contract can a ticket name, and who learns of it?"""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.access.permissions import Permission
from naryad.assets.models import Asset
from naryad.contracts.models import Contract
from naryad.contracts.queries import contracts_covering, scopes_of
from naryad.core.errors import Invalid
from naryad.lists.tickets.rows import read_tickets
from naryad.lists.timeline import read_timeline
from naryad.people.models import RolePermission
from naryad.tickets import actions
from naryad.tickets.models import Ticket
from naryad.tickets.ticket_input import TicketEdit
from tests.tickets.asking import a_ticket, ask
from tests.web.pages import english, read_form, read_words
from tests.world import World


def _refused(world: World, **given: Any) -> set[str]:
    with pytest.raises(Invalid) as refused:
        ask(world, **given)
    return set(refused.value.errors)


def test_a_contract_covers_the_object_or_is_the_companys(world: World) -> None:
    house = world.service
    tower, mayak = house.of_tower.pk, house.of_mayak.pk
    assert ask(world, contract_id=tower).contract == house.of_tower, "through what is above"
    given: dict[str, Any] = {"asset_id": None, "company_id": house.mayak.pk, "contract_id": mayak}
    assert ask(world, **given).contract == house.of_mayak
    assert ask(world, asset_id=house.depot.pk, contract_id=mayak).contract == house.of_mayak
    for wrong in (
        {"contract_id": mayak},
        {"asset_id": house.depot.pk, "contract_id": tower},
        {"asset_id": None, "contract_id": mayak},
        {"asset_id": None, "company_id": house.zenit.pk, "contract_id": mayak},
        {"contract_id": world.other.of_tower.pk},
        {"contract_id": 10**17},
    ):
        assert _refused(world, **wrong) == {"contract_id"}, wrong


def test_scopes_say_what_the_database_finds(world: World) -> None:
    by = world.actor(world.service.admin)
    ids = list(Contract.objects.filter(organization_id=by.organization_id).values_list("pk"))
    scopes = scopes_of([pk for (pk,) in ids], organization_id=by.organization_id)
    for asset in Asset.objects.filter(organization_id=by.organization_id):
        found = set(contracts_covering(by, asset).values_list("pk", flat=True))
        assert {pk for pk, scope in scopes.items() if scope.covers(asset)} == found


def test_what_fits_once_stays_and_another_object_asks_again(world: World) -> None:
    house, by = world.service, world.actor(world.service.dispatcher)
    ticket = ask(world, contract_id=house.of_tower.pk)
    Contract.objects.filter(pk=house.of_tower.pk).update(deleted_at=world.at)

    def edit(**given: Any) -> Any:
        new = a_ticket(world, "Иначе", **given)
        edited = TicketEdit(ticket.pk, new, frozenset({"title", *given}))
        (outcome,) = actions.edit_tickets([edited], by=by, at=world.at)
        return outcome

    assert edit().is_done
    assert set(edit(asset_id=house.depot.pk).refusal.errors) == {"contract_id"}
    assert edit(asset_id=house.depot.pk, contract_id=None).is_done


def test_a_contract_that_is_over_is_said_and_stands_in_nobodys_way(world: World) -> None:
    house, client = world.service, english(world, world.service.dispatcher)
    path = f"/office/tickets/new/?asset_id={house.lift.pk}"
    over = f"{house.of_tower.number} · Ended" if house.of_tower.number else "· Ended"
    assert over not in read_words(client.get(path))
    long_ago = {"since": date(2001, 1, 1), "till": date(2001, 12, 31)}
    Contract.objects.filter(pk=house.of_tower.pk).update(**long_ago)
    assert over in read_words(client.get(path))
    form = read_form(client.get(path), "/office/tickets/new/")
    given = form.filled(title="По старому договору", contract_id=str(house.of_tower.pk))
    assert client.post("/office/tickets/new/", given).status_code == 303
    ticket = Ticket.objects.get(title="По старому договору")
    assert ticket.contract == house.of_tower
    card = read_words(client.get(f"/office/tickets/{ticket.pk}/"))
    assert f"{house.of_tower.name} Ended" in card


def test_a_customer_hands_in_no_contract(world: World) -> None:
    ticket = ask(world, world.service.customer, contract_id=world.service.of_tower.pk)
    assert ticket.contract is None


def test_whoever_sees_no_contract_learns_no_name(world: World) -> None:
    house = world.service
    ticket = ask(world, contract_id=house.of_tower.pk)
    name = house.of_tower.name

    def told(name: str) -> tuple[str, list[Any]]:
        actor = world.actor(house.people[name])
        (row,) = read_tickets([ticket.pk], actor=actor)
        changes = [each.changes for each in read_timeline("ticket", ticket.pk, actor=actor)]
        return row.contract_name, [
            each["contract_id"]["new"]["name"] for each in changes if "contract_id" in each
        ]

    assert told("dispatcher") == (name, [name])
    assert told("technician") == ("", ["…"])
    page = english(world, house.technician).get(f"/office/tickets/{ticket.pk}/")
    assert name not in read_words(page)
    assert name in read_words(english(world, house.head).get(f"/office/tickets/{ticket.pk}/"))


def test_the_form_offers_what_covers_and_the_list_finds_it(world: World) -> None:
    house, client = world.service, english(world, world.service.dispatcher)
    path = "/office/tickets/new/"
    page = client.get(f"{path}?asset_id={house.lift.pk}")
    assert house.of_tower.name in read_words(page)
    assert house.of_mayak.name not in read_words(page)
    form = read_form(page, path)
    given = form.filled(title="По договору", contract_id=str(house.of_tower.pk))
    assert client.post(path, given).status_code == 303
    ticket = Ticket.objects.get(title="По договору")
    assert ticket.contract == house.of_tower
    ask(world, title="Без него")
    listed = read_words(client.get(f"/office/tickets/?contract={house.of_tower.pk}"))
    assert "По договору" in listed
    assert "Без него" not in listed
    wrong = client.post(path, {**given, "contract_id": "9" * 40, "request_key": "x"})
    assert wrong.status_code == 422
    hidden = english(world, house.technician).get(f"{path}?asset_id={house.lift.pk}")
    assert 'name="contract_id"' not in hidden.content.decode()


def test_the_form_offers_what_fits_an_object_chosen_later(world: World) -> None:
    house, client = world.service, english(world, world.service.dispatcher)
    path = "/office/tickets/choices/contract_id/"
    tower, mayak = house.of_tower.name, house.of_mayak.name

    def offered(query: str) -> tuple[bool, bool]:
        words = read_words(client.get(f"{path}?{query}"))
        return tower in words, mayak in words

    assert offered("q=") == (True, True)
    assert offered(f"asset_id={house.lift.pk}&company_id=0") == (True, False)
    assert offered(f"asset_id=0&company_id={house.mayak.pk}") == (False, True)
    assert offered(f"asset_id={house.lift.pk}&q={mayak}") == (False, True), "a search finds others"
    for strange in ("9" * 40, "x", world.other.lift.pk):
        assert offered(f"asset_id={strange}&company_id={strange}") == (True, True)


def test_a_deletion_tells_of_the_open_tickets_that_name_it(world: World) -> None:
    house = world.service
    contract, client = house.of_tower, english(world, house.head)
    first, second = (ask(world, contract_id=contract.pk) for _each in range(2))
    Ticket.objects.filter(pk=second.pk).update(closed_at=world.at)
    path = f"/office/contracts/{contract.pk}/"
    linked = f'/office/tickets/?contract={contract.pk}&amp;open=yes">1</a>'
    assert linked in client.get(path).content.decode()
    question = client.get(f"{path}deletion/")
    assert "Open tickets: 1 stay, and show what they name as deleted." in read_words(question)
    form = read_form(question, f"{path}deletion/")
    assert client.post(f"{path}deletion/", form.filled()).status_code == 303
    card = read_words(client.get(f"/office/tickets/{first.pk}/"))
    assert f"{contract.name} Deleted" in card
    first.refresh_from_db()
    assert first.contract_id == contract.pk
    of_mayak = read_words(client.get(f"/office/contracts/{house.of_mayak.pk}/deletion/"))
    assert "Open tickets" not in of_mayak


def test_a_deletion_counts_for_its_reader_what_they_see(world: World) -> None:
    """The technician of the North sees all contracts, but not the tickets of the South."""
    house, role = world.service, world.service.roles["TECHNICIAN"]
    for permission in (Permission.SEE_ALL_CONTRACTS, Permission.DELETE_CONTRACTS):
        RolePermission.objects.create(
            organization=role.organization, role=role, permission=permission
        )
    ask(world, asset_id=house.depot.pk, contract_id=house.of_mayak.pk)
    client = english(world, house.technician)
    path = f"/office/contracts/{house.of_mayak.pk}/"
    assert "Open tickets" not in read_words(client.get(path))
    asked = read_words(client.get(f"{path}deletion/"))
    assert "Open tickets that you do not see stay" in asked
    # By what nobody shows them nothing is found either: the name of a hidden company.
    company = house.mayak.name
    assert company not in read_words(client.get("/office/tickets/?cols=number,title,contract"))
    options = "/office/tickets/options/?field=contract&name=contract&q="
    assert house.of_mayak.name in read_words(client.get(options + house.of_mayak.name))
    for path in (options, "/office/tickets/choices/contract_id/?q="):
        assert house.of_mayak.name not in read_words(client.get(path + company))


def test_many_with_contracts_cost_as_many_queries_as_one(world: World) -> None:
    house = world.service
    by = world.actor(house.head)

    def count(many: int) -> int:
        new = [a_ticket(world, contract_id=house.of_tower.pk) for _each in range(many)]
        with CaptureQueriesContext(connection) as asked:
            assert all(each.is_done for each in actions.create_tickets(new, by=by, at=world.at))
        return len(asked)

    assert count(1) == count(20)
