"""What becomes of many people picked in a list, and is it told for each?"""

import re
from typing import Any

import pytest

from naryad.access.kind import Kind
from naryad.accounts.models import Invitation
from naryad.people.models import Person
from tests.people.inputs import fresh
from tests.web.pages import english, read_form, read_forms, read_words
from tests.web.people.crowds import LISTS, add_crowd, page_of
from tests.world import House, World

RUNS = "/office/runs/"


def _pick(house: House, *names: str) -> list[int]:
    return [house.people[name].pk for name in names]


def _do(world: World, act: str, ids: list[int], **more: object) -> Any:
    client = english(world, world.service.admin)
    return client.post(RUNS, {"do": act, "pick": ids, "list": "customers", **more})


def test_deleting_many_leads_back_with_an_undo_for_all(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    ids = _pick(house, "customer", "loner")
    answer = client.post(
        RUNS, {"do": "delete", "pick": ids, "list": "customers", "query": "sort=-name"}
    )
    assert answer["Location"] == f"{LISTS[Kind.CUSTOMER]}?sort=-name"
    assert Person.objects.filter(pk__in=ids, deleted_at__isnull=False).count() == 2
    page = client.get(answer["Location"])
    assert "2 people deleted" in read_words(page)
    (undo,) = (form for form in read_forms(page) if form.action.endswith("/undo/"))
    assert client.post(undo.action, undo.filled())["Location"] == answer["Location"]
    assert "2 people restored" in read_words(client.get(answer["Location"]))
    assert Person.objects.filter(pk__in=ids, deleted_at=None).count() == 2


@pytest.mark.usefixtures("without_sms")
def test_the_outcome_page_says_who_was_refused_and_why(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    ids = _pick(house, "customer", "loner", "banned")
    form = read_form(client.get(LISTS[Kind.CUSTOMER]), RUNS)
    answer = client.post(RUNS, form.filled(do="invite", pick=ids))
    page = client.get(answer["Location"])
    words = read_words(page)
    assert "0 of 3 done refused: 3" in words
    for name, because in (
        ("Ольга Одинцова", "There is no e-mail to send the invitation to. Add one first."),
        ("Захар Зайцев", "This person has activated their access already."),
        ("Зиновий Запретов", "This person is banned. Lift the ban first."),
    ):
        assert f"{name} Refused {because}" in words
    assert page_of(house.loner) in page.content.decode()
    assert client.get(answer["Location"]).status_code == 200
    assert english(world, house.head).get(answer["Location"]).status_code == 404
    russian = world.client(house.admin)
    russian.cookies["language"] = "ru"
    assert "Запретов Зиновий" in read_words(russian.get(answer["Location"]))


@pytest.mark.usefixtures("without_sms")
def test_without_a_key_the_outcome_is_told_all_the_same(world: World) -> None:
    client = english(world, world.service.admin)
    sent = {"do": "invite", "pick": _pick(world.service, "loner"), "list": "customers"}
    assert "0 of 1 done" in read_words(client.get(client.post(RUNS, sent)["Location"]))


def test_everything_that_was_found_can_be_picked(world: World) -> None:
    add_crowd(world, 60)
    client = english(world, world.service.admin)
    sent = {"do": "invite", "all": "1", "query": "q=толпин", "list": "customers", "pick": [1]}
    assert client.post(RUNS, sent).status_code == 303
    assert Invitation.objects.filter(person__last_name="Толпин").count() == 60


def test_more_people_than_the_list_counts_are_named_before_anything_happens(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.web.office.runs.questions.COUNT_CAP", 3)
    ids = add_crowd(world, 4)
    client = english(world, world.service.admin)
    question = client.post(
        RUNS, {"do": "delete", "all": "1", "query": "q=толпин", "list": "customers"}
    )
    assert "Delete: 4 people" in read_words(question)
    assert Person.objects.filter(pk__in=ids, deleted_at=None).count() == 4
    assert client.post(RUNS, read_form(question, RUNS).filled()).status_code == 303
    assert Person.objects.filter(pk__in=ids, deleted_at=None).count() == 0


def test_too_many_people_at_once_are_left_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.web.office.runs.starting.MOST", 3)
    ids = add_crowd(world, 4)
    client = english(world, world.service.admin)
    sent = {"do": "delete", "all": "1", "query": "q=толпин", "list": "customers", "answered": "1"}
    answer = client.post(RUNS, sent)
    assert answer["Location"].startswith(f"{LISTS[Kind.CUSTOMER]}?q=")
    assert "More than 3 people at once are too many" in read_words(client.get(LISTS[Kind.CUSTOMER]))
    assert Person.objects.filter(pk__in=ids, deleted_at=None).count() == 4


def test_a_bulk_ban_asks_for_the_reason_first(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    ids = _pick(house, "customer", "shared")
    question = client.post(RUNS, {"do": "ban", "pick": ids, "list": "customers"})
    assert question.status_code == 200
    assert "Ban: 2 people" in read_words(question)
    form = read_form(question, RUNS)
    refused = client.post(RUNS, form.filled())
    assert refused.status_code == 422
    assert "Choose a reason." in read_words(refused)
    assert client.post(RUNS, form.filled(reason_id=house.ban_reason.pk)).status_code == 303
    assert Person.objects.filter(pk__in=ids, banned_at__isnull=False).count() == 2


def test_a_bulk_conversion_is_confirmed_first(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    ids = _pick(house, "customer", "shared", "banned")
    question = client.post(RUNS, {"do": "to-employees", "pick": ids, "list": "customers"})
    assert fresh(house.customer).kind == Kind.CUSTOMER
    assert "Roles stay." in read_words(question)
    form = read_form(question, RUNS)
    answer = client.post(RUNS, form.filled())
    words = read_words(client.get(answer["Location"]))
    assert "2 of 3 done" in words
    assert fresh(house.customer).kind == Kind.EMPLOYEE
    assert fresh(house.banned).kind == Kind.CUSTOMER


def test_the_same_page_sent_with_other_people_is_another_request(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    sent = {"do": "delete", "list": "customers", "request_key": "page"}
    client.post(RUNS, {**sent, "pick": _pick(house, "customer")})
    again = client.post(RUNS, {**sent, "pick": _pick(house, "loner")})
    assert again.status_code == 422
    assert fresh(house.loner).deleted_at is None
    (form,) = (each for each in _forms(again) if each.get("do") == ["delete"])
    assert client.post(RUNS, form).status_code == 303
    assert fresh(house.loner).deleted_at is not None


def test_a_double_click_does_it_once(world: World) -> None:
    house = world.service
    Person.objects.filter(pk=house.loner.pk).update(email="loner@x.example")
    client = english(world, house.admin)
    sent = {"do": "invite", "pick": _pick(house, "loner"), "list": "customers", "request_key": "k"}
    for _click in range(2):
        client.post(RUNS, sent)
    assert Invitation.objects.filter(person=house.loner).count() == 1


def test_people_out_of_sight_are_untouched(world: World) -> None:
    stranger = world.other.customer
    answer = _do(world, "delete", [stranger.pk], request_key="k")
    assert answer.status_code == 422
    assert "Nobody is selected" in read_words(answer)
    assert fresh(stranger).deleted_at is None


def test_an_act_needs_its_right_and_its_name(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    ids = _pick(house, "customer")
    given = {"list": "customers", "do": "delete", "pick": ids}
    assert client.post(RUNS, given).status_code == 403
    assert client.post(RUNS, {**given, "do": "nothing"}).status_code == 404
    assert client.post(RUNS, {**given, "list": "nothing"}).status_code == 404
    assert client.put(RUNS).status_code == 405
    assert world.client(house.customer).post(RUNS, given).status_code == 404


def test_whoever_changed_since_the_list_was_drawn_is_left_alone_and_named(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    drawn = client.get(LISTS[Kind.CUSTOMER]).content.decode()
    picks = [
        value
        for value in re.findall(r'name="pick" value="(\d+\.\d+)"', drawn)
        if int(value.partition(".")[0]) in _pick(house, "customer", "loner")
    ]
    assert len(picks) == 2
    Person.objects.filter(pk=house.loner.pk).update(version=fresh(house.loner).version + 1)
    answer = client.post(RUNS, {"list": "customers", "do": "delete", "pick": picks})
    words = read_words(client.get(answer["Location"]))
    assert "1 of 2 done changed meanwhile: 1" in words
    assert "Ольга Одинцова Changed meanwhile Somebody has changed this card" in words
    assert fresh(house.loner).deleted_at is None
    assert fresh(house.customer).deleted_at is not None


def test_a_question_keeps_what_was_seen_before_it_was_asked(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    pick = f"{house.customer.pk}.{fresh(house.customer).version}"
    question = client.post(RUNS, {"list": "customers", "do": "to-employees", "pick": pick})
    Person.objects.filter(pk=house.customer.pk).update(version=fresh(house.customer).version + 1)
    answer = client.post(RUNS, read_form(question, RUNS).filled())
    assert "changed meanwhile: 1" in read_words(client.get(answer["Location"]))
    assert fresh(house.customer).kind == Kind.CUSTOMER


def test_picking_nobody_is_said(world: World) -> None:
    client = english(world, world.service.admin)
    answer = client.post(RUNS, {"do": "delete", "list": "employees", "pick": ["x", ""]})
    assert answer["Location"] == LISTS[Kind.EMPLOYEE]
    assert "Nobody is selected" in read_words(client.get(answer["Location"]))


def _forms(answer: Any) -> list[dict[str, Any]]:
    return [form.fields for form in read_forms(answer)]


@pytest.mark.parametrize(
    ("where", "path", "words"),
    [
        ("assets", "/office/assets/", "No object is selected"),
        ("companies", "/office/companies/", "No company is selected"),
        ("customers", "/office/customers/", "Nobody is selected"),
    ],
)
def test_that_nothing_is_picked_is_said_of_the_noun(
    world: World, where: str, path: str, words: str
) -> None:
    client = english(world, world.service.admin)
    client.post(RUNS, {"do": "delete", "list": where, "answered": "1"})
    assert words in read_words(client.get(path))


def test_that_too_many_are_picked_is_said_of_the_noun(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("naryad.web.office.runs.starting.MOST", 2)
    client = english(world, world.service.admin)
    client.post(RUNS, {"do": "delete", "all": "1", "list": "assets", "answered": "1"})
    words = read_words(client.get("/office/assets/"))
    assert "More than 2 objects at once are too many" in words
