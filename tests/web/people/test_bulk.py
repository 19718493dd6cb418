"""What becomes of many people at once, and is it told for each?"""

from typing import Any

import pytest

from naryad.access.kind import Kind
from naryad.accounts.models import Invitation
from naryad.people.models import Person
from tests.people.inputs import fresh
from tests.web.pages import english, read_form, read_forms, read_words
from tests.web.people.crowds import LISTS, add_crowd, page_of
from tests.world import House, World

BULK = "/office/people/bulk/"


def _pick(house: House, *names: str) -> list[int]:
    return [house.people[name].pk for name in names]


def _do(world: World, act: str, ids: list[int], **more: object) -> Any:
    client = english(world, world.service.admin)
    return client.post(BULK, {"do": act, "pick": ids, "kind": "CUSTOMER", **more})


def test_deleting_many_leads_back_with_an_undo_for_all(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    ids = _pick(house, "customer", "loner")
    answer = client.post(
        BULK, {"do": "delete", "pick": ids, "kind": "CUSTOMER", "query": "sort=-name"}
    )
    assert answer["Location"] == f"{LISTS[Kind.CUSTOMER]}?sort=-name"
    assert Person.objects.filter(pk__in=ids, deleted_at__isnull=False).count() == 2
    page = client.get(answer["Location"])
    assert "2 people deleted" in read_words(page)
    undo = next(form for form in _forms(page) if form.get("do") == ["restore"])
    client.post(BULK, undo)
    assert Person.objects.filter(pk__in=ids, deleted_at=None).count() == 2


def test_the_outcome_page_says_who_was_refused_and_why(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    ids = _pick(house, "customer", "loner", "banned")
    form = read_form(client.get(LISTS[Kind.CUSTOMER]), BULK)
    answer = client.post(BULK, form.filled(do="invite", pick=ids))
    page = client.get(answer["Location"])
    words = read_words(page)
    assert "0 of 3 done" in words
    assert "There is no e-mail to send the invitation to. Add one first. Ольга Одинцова" in words
    assert "This person has activated their access already. Захар Зайцев" in words
    assert "This person is banned. Lift the ban first. Зиновий Запретов" in words
    assert page_of(house.loner) in page.content.decode()
    assert client.get(answer["Location"]).status_code == 200
    assert english(world, house.head).get(answer["Location"]).status_code == 404


def test_without_a_key_the_outcome_is_told_all_the_same(world: World) -> None:
    client = english(world, world.service.admin)
    sent = {"do": "invite", "pick": _pick(world.service, "loner"), "kind": "CUSTOMER"}
    assert "0 of 1 done" in read_words(client.get(client.post(BULK, sent)["Location"]))


def test_everything_that_was_found_can_be_picked(world: World) -> None:
    add_crowd(world, 60)
    client = english(world, world.service.admin)
    sent = {"do": "invite", "all": "1", "query": "q=толпин", "kind": "CUSTOMER", "pick": [1]}
    assert client.post(BULK, sent).status_code == 303
    assert Invitation.objects.filter(person__last_name="Толпин").count() == 60


def test_more_people_than_the_list_counts_are_named_before_anything_happens(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.web.office.people.bulk.COUNT_CAP", 3)
    ids = add_crowd(world, 4)
    client = english(world, world.service.admin)
    question = client.post(
        BULK, {"do": "delete", "all": "1", "query": "q=толпин", "kind": "CUSTOMER"}
    )
    assert "Delete: 4 people" in read_words(question)
    assert Person.objects.filter(pk__in=ids, deleted_at=None).count() == 4
    assert client.post(BULK, read_form(question, BULK).filled()).status_code == 303
    assert Person.objects.filter(pk__in=ids, deleted_at=None).count() == 0


def test_too_many_people_at_once_are_left_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.web.office.people.bulk._MOST", 3)
    ids = add_crowd(world, 4)
    client = english(world, world.service.admin)
    sent = {"do": "delete", "all": "1", "query": "q=толпин", "kind": "CUSTOMER", "answered": "1"}
    answer = client.post(BULK, sent)
    assert answer["Location"].startswith(f"{LISTS[Kind.CUSTOMER]}?q=")
    assert "More than 3 people at once are too many" in read_words(client.get(LISTS[Kind.CUSTOMER]))
    assert Person.objects.filter(pk__in=ids, deleted_at=None).count() == 4


def test_a_bulk_ban_asks_for_the_reason_first(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    ids = _pick(house, "customer", "shared")
    question = client.post(BULK, {"do": "ban", "pick": ids, "kind": "CUSTOMER"})
    assert question.status_code == 200
    assert "Ban…: 2 people" in read_words(question)
    form = read_form(question, BULK)
    refused = client.post(BULK, form.filled())
    assert refused.status_code == 422
    assert "Choose a reason." in read_words(refused)
    assert client.post(BULK, form.filled(reason_id=house.ban_reason.pk)).status_code == 303
    assert Person.objects.filter(pk__in=ids, banned_at__isnull=False).count() == 2


def test_a_bulk_conversion_is_confirmed_first(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    ids = _pick(house, "customer", "shared", "banned")
    question = client.post(BULK, {"do": "to-employees", "pick": ids, "kind": "CUSTOMER"})
    assert fresh(house.customer).kind == Kind.CUSTOMER
    assert "Roles stay." in read_words(question)
    form = read_form(question, BULK)
    answer = client.post(BULK, form.filled())
    words = read_words(client.get(answer["Location"]))
    assert "2 of 3 done" in words
    assert fresh(house.customer).kind == Kind.EMPLOYEE
    assert fresh(house.banned).kind == Kind.CUSTOMER


def test_the_same_page_sent_with_other_people_is_another_request(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    sent = {"do": "delete", "kind": "CUSTOMER", "request_key": "page"}
    client.post(BULK, {**sent, "pick": _pick(house, "customer")})
    again = client.post(BULK, {**sent, "pick": _pick(house, "loner")})
    assert again.status_code == 422
    assert fresh(house.loner).deleted_at is None
    (form,) = (each for each in _forms(again) if each.get("do") == ["delete"])
    assert client.post(BULK, form).status_code == 303
    assert fresh(house.loner).deleted_at is not None


def test_a_double_click_does_it_once(world: World) -> None:
    house = world.service
    Person.objects.filter(pk=house.loner.pk).update(email="loner@x.example")
    client = english(world, house.admin)
    sent = {"do": "invite", "pick": _pick(house, "loner"), "kind": "CUSTOMER", "request_key": "k"}
    for _click in range(2):
        client.post(BULK, sent)
    assert Invitation.objects.filter(person=house.loner).count() == 1


def test_people_out_of_sight_are_untouched(world: World) -> None:
    stranger = world.other.customer
    answer = _do(world, "delete", [stranger.pk], request_key="k")
    assert answer.status_code == 303
    assert fresh(stranger).deleted_at is None


def test_an_act_needs_its_right_and_its_name(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    ids = _pick(house, "customer")
    assert client.post(BULK, {"do": "delete", "pick": ids}).status_code == 403
    assert client.post(BULK, {"do": "nothing", "pick": ids}).status_code == 404
    assert client.get(BULK).status_code == 405
    assert client.get(f"{BULK}nobody/").status_code == 404
    customer = world.client(house.customer)
    assert customer.post(BULK, {"do": "delete", "pick": ids}).status_code == 404


def test_picking_nobody_is_said(world: World) -> None:
    client = english(world, world.service.admin)
    answer = client.post(BULK, {"do": "delete", "kind": "EMPLOYEE", "pick": ["x", ""]})
    assert answer["Location"] == LISTS[Kind.EMPLOYEE]
    assert "Nobody is selected" in read_words(client.get(answer["Location"]))


def _forms(answer: Any) -> list[dict[str, Any]]:
    return [form.fields for form in read_forms(answer)]
