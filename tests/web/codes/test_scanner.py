"""Does the scanner within the program lead where one may go, and never out of it?"""

from typing import Any
from urllib.parse import quote

import pytest

from naryad.accounts import limits
from naryad.assets import actions
from naryad.assets.code_input import Binding
from naryad.assets.models import AssetCode, AssetScan
from naryad.people.models import Person
from naryad.tickets.models import Stage, Ticket
from naryad.tickets.stage_effects import CODE_SCANNED
from tests.tickets.asking import ask, move, way
from tests.web.pages import english, read_form, read_words
from tests.world import World

FOREIGN = "https://evil.example/elevator?id=77"


def _find(world: World, text: str, person: Person | None) -> Any:
    return english(world, person).get(f"/scan/found/?code={quote(text)}")


def _bind_foreign(world: World, text: str = FOREIGN) -> AssetCode:
    house = world.service
    new = Binding(text, house.lift.pk)
    actions.bind_codes([new], by=world.actor(house.admin), at=world.at)
    return AssetCode.objects.get(text=text)


def test_ours_go_the_way_of_every_camera_whatever_they_are_typed_like(world: World) -> None:
    house = world.service
    text = house.code_of_lift.text
    for typed in (text, f"https://anywhere.example/q/{text}", f"{text[:4]}-{text[4:]}".lower()):
        answer = _find(world, typed, house.technician)
        assert (answer.status_code, answer["Location"]) == (303, f"/q/{text}")


def test_a_foreign_code_leads_to_its_object_whoever_sees_that_and_opens_nothing(
    world: World,
) -> None:
    house = world.service
    code = _bind_foreign(world)
    leads = {
        who: _find(world, FOREIGN, getattr(house, who)).get("Location")
        for who in ("technician", "customer", "technician_south", "customer_of_two")
    }
    assert leads == {
        "technician": f"/office/assets/{house.lift.pk}/",
        "customer": f"/portal/equipment/{house.lift.pk}/",
        "technician_south": None,
        "customer_of_two": None,
    }
    assert _find(world, FOREIGN, world.other.admin).status_code == 404
    scans = AssetScan.objects.filter(code=code).order_by("pk").values_list("person_id", flat=True)
    assert list(scans) == [house.technician.pk, house.customer.pk]
    actions.retire_codes([code.pk], by=world.actor(house.admin), at=world.at)
    assert _find(world, FOREIGN, house.technician).status_code == 404


def test_what_is_not_known_stays_on_the_scanner_and_is_not_asked_about_again(
    world: World,
) -> None:
    page = _find(world, FOREIGN, world.service.technician)
    assert page.status_code == 404
    assert "This code stands for nothing that you see." in read_words(page)
    body = page.content.decode()
    assert f'data-refused="{FOREIGN}"' in body and f'href="{FOREIGN}"' not in body


@pytest.mark.parametrize("query", ["", "?code=", "?code=%20", "?code=" + "a" * 501, "?code[]=1"])
def test_without_a_code_it_asks_for_one(world: World, query: str) -> None:
    client = english(world, world.service.technician)
    assert client.get(f"/scan/found/{query}").status_code == 422
    assert client.get("/scan/found/?code=%ED%A0%80").status_code in (404, 422)


def test_only_the_scanner_admits_web_assembly(world: World) -> None:
    client = english(world, world.service.technician)
    policy = client.get("/scan/")["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval'" in policy
    assert "wasm" not in client.get("/profile/")["Content-Security-Policy"]
    assert "unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")


def test_guesses_of_foreign_codes_are_counted(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = limits.Limit("scan/login", 2, limits.SCAN_LOGIN.within)
    monkeypatch.setattr(limits, "SCAN_LOGIN", few)
    answers = [_find(world, FOREIGN, world.service.technician).status_code for _try in range(3)]
    assert answers == [404, 404, 429]


def _waiting(world: World) -> Ticket:
    house = world.service
    Stage.objects.filter(organization=house.organization, name__ru="В работе").update(
        requirements=[CODE_SCANNED]
    )
    ticket = ask(world, assignee_ids=frozenset({house.technician.pk}))
    for step in ("Назначить", "Принять"):
        assert move(world, ticket, step, house.head).is_done
    return ticket


def test_a_step_that_asks_for_the_code_leads_to_the_scanner_and_back(world: World) -> None:
    house, ticket = world.service, _waiting(world)
    _bind_foreign(world)
    client = english(world, house.technician)
    path = f"/field/tickets/{ticket.pk}/steps/{way(world, ticket, 'Начать работу')}/"
    asked = client.get(path)
    assert f'href="{path}scan/"' in asked.content.decode()
    assert b'name="without_scan"' not in asked.content
    assert client.post(path, read_form(asked, path).filled()).status_code == 409
    assert "Hold the code into the frame." in read_words(client.get(f"{path}scan/"))
    wrong = client.get(f"{path}scan/found/?code={house.blank_code.text}")
    assert wrong.status_code == 409
    assert "not a code of the object of this ticket" in read_words(wrong)
    right = client.get(f"{path}scan/found/?code={quote(FOREIGN)}")
    assert (right.status_code, right["Location"]) == (303, path)
    answer = client.post(path, read_form(client.get(path), path).filled())
    assert answer.status_code == 303
    assert Ticket.objects.get(pk=ticket.pk).stage.name.text("ru") == "В работе"


def test_presence_is_shown_to_whoever_does_not_see_the_object_but_the_ticket(
    world: World,
) -> None:
    house, ticket = world.service, _waiting(world)
    path = f"/field/tickets/{ticket.pk}/steps/{way(world, ticket, 'Начать работу')}/scan/found/"
    code = f"?code={house.code_of_lift.text}"
    # Neither somebody who does not see the ticket, nor somebody who looks through other eyes.
    assert english(world, house.technician_south).get(path + code).status_code == 404
    looking = english(world, house.admin)
    looking.post(f"/office/people/{house.technician.pk}/view/")
    looking.get(path + code)
    assert not AssetScan.objects.filter(code=house.code_of_lift, person=house.technician).exists()
    ticket.refresh_from_db()
    Ticket.objects.filter(pk=ticket.pk).update(asset=None)
    assert english(world, house.technician).get(path + code).status_code == 409


def test_at_the_desk_whoever_may_gives_a_reason_instead(world: World) -> None:
    house, ticket = world.service, _waiting(world)
    path = f"/office/tickets/{ticket.pk}/steps/{way(world, ticket, 'Начать работу')}/"
    client = english(world, house.head)
    form = read_form(client.get(path), path)
    assert client.post(path, form.filled()).status_code == 409
    answer = client.post(path, form.filled(without_scan="The label is torn off"))
    assert answer.status_code == 303
    card = read_words(client.get(f"/office/tickets/{ticket.pk}/"))
    assert "The label is torn off" in card and "Why without the scan of the code" in card
    assert b"without_scan" not in english(world, house.dispatcher).get(path).content
