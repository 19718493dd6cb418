"""Are views saved, shared, arranged and taken back, and show they nobody more than they may see?"""

import re
from importlib import import_module
from typing import Any

import pytest
from django.test import Client

from naryad.access.kind import Kind
from naryad.core.errors import Refusal
from naryad.history.models import Event
from naryad.lists import actions
from naryad.lists.models import SavedView, ViewPlace, ViewRole
from naryad.people.models import Person
from tests.threads import at_once
from tests.web.pages import PART, english, read_form, read_words
from tests.web.people.crowds import LISTS, OF_THE_CAST, links_on, seen_in
from tests.world import World

CUSTOMERS, EMPLOYEES = LISTS[Kind.CUSTOMER], LISTS[Kind.EMPLOYEE]


def save(client: Client, query: str, name: str, *, do: str = "new", at: str = CUSTOMERS) -> Any:
    page = f"{at}views/new/?{query}"
    form = read_form(client.get(page), f"{at}views/new/")
    return client.post(page, form.filled(name=name, do=do))


def view_named(name: str) -> SavedView:
    return SavedView.objects.get(name=name)


def test_a_question_gets_a_name_and_stands_among_the_tabs_with_its_number(world: World) -> None:
    house = world.service
    client = english(world, house.admin)
    listed = client.get(f"{CUSTOMERS}?company={house.zenit.pk}&cols=name,email")
    (query,) = re.findall(r'href="/office/customers/views/new/\?([^"]*)"', listed.content.decode())
    query = query.replace("&amp;", "&")
    answer = save(client, query, "  Все   Зенита ")
    assert answer.status_code == 303
    assert f"view={view_named('Все Зенита').pk}" in answer["Location"]
    shown = client.get(answer["Location"])
    assert "Все Зенита 4" in read_words(shown)
    assert "views/new" not in shown.content.decode()
    (url,) = links_on(client.get(CUSTOMERS), "Все Зенита")
    again = client.get(url)
    assert seen_in(again, house) == {"customer", "lead_customer", "banned", "shared"}
    assert "Phone" not in read_words(again).partition("E-mail")[0].rpartition("Name")[2]


def test_a_view_is_its_owners_alone_until_it_is_shared(world: World) -> None:
    house = world.service
    save(english(world, house.head), "banned=yes", "Мои забаненные")
    for other in (house.admin, house.dispatcher, house.technician):
        assert "Мои забаненные" not in read_words(english(world, other).get(CUSTOMERS))
    view = view_named("Мои забаненные")
    page = f"/office/views/{view.pk}/sharing/"
    head = english(world, house.head)
    role = house.roles["DISPATCHER"].pk
    sent = read_form(head.get(page), page).filled(roles=[role])
    assert head.post(page, sent).status_code == 303
    assert "Мои забаненные 1" in read_words(english(world, house.dispatcher).get(CUSTOMERS))
    assert "Мои забаненные" not in read_words(english(world, house.technician).get(CUSTOMERS))
    assert Event.objects.filter(kind="view.shared", subject_id=view.pk).count() == 1
    unshared = read_form(head.get(page), page).filled(roles=None, default=None)
    head.post(page, unshared)
    assert "Мои забаненные" not in read_words(english(world, house.dispatcher).get(CUSTOMERS))


def test_a_list_begins_with_the_view_of_a_role_and_a_person_may_choose_otherwise(
    world: World,
) -> None:
    house = world.service
    by = world.actor(house.head)
    view_id = actions.save_view("customers", "Первый", state={"q": ["зайц"]}, by=by, at=world.at)
    role = {house.roles["DISPATCHER"].pk}
    actions.share_view(view_id, role, default_for=role, by=by, at=world.at)
    client = english(world, house.dispatcher)
    answer = client.get(CUSTOMERS)
    assert answer.status_code == 303
    first = client.get(answer["Location"])
    assert seen_in(first, house) == {"customer"}
    (every,) = links_on(first, "All")
    assert seen_in(client.get(every), house) == OF_THE_CAST
    page = f"{CUSTOMERS}views/"
    form = read_form(client.get(page), page)
    client.post(page, form.filled(pinned=[], default=""))
    mine = ViewPlace.objects.get(person=house.dispatcher, view_id=view_id)
    assert not mine.is_pinned
    assert english(world, house.head).get(CUSTOMERS).status_code == 200


def test_views_stand_in_the_order_that_the_reader_chose(world: World) -> None:
    client = english(world, world.service.technician)
    for name in ("Первый", "Второй", "Третий"):
        save(client, f"q={name}", name)
    page = f"{CUSTOMERS}views/"
    ids = {name: view_named(name).pk for name in ("Первый", "Второй", "Третий")}
    sent = {
        f"place-{ids['Третий']}": "1",
        f"place-{ids['Первый']}": "2",
        f"place-{ids['Второй']}": "3",
        "pinned": [str(ids["Третий"]), str(ids["Первый"])],
        "default": str(ids["Третий"]),
    }
    assert client.post(page, sent).status_code == 303
    answer = client.get(CUSTOMERS)
    assert answer.status_code == 303
    words = read_words(client.get(answer["Location"]))
    assert "Третий 0 Первый 0" in words
    assert "Второй" not in words


def test_a_view_is_changed_from_the_list_and_renamed(world: World) -> None:
    client = english(world, world.service.head)
    save(client, "banned=yes", "Было")
    view = view_named("Было")
    answer = save(client, f"banned=no&view={view.pk}", "Стало", do="change")
    assert answer.status_code == 303
    view.refresh_from_db()
    assert (view.name, view.state, view.version) == ("Стало", {"banned": ["no"]}, 2)
    page = f"/office/views/{view.pk}/edit/"
    form = read_form(client.get(page), page)
    client.post(page, form.filled(name="Иначе"))
    view.refresh_from_db()
    assert view.name == "Иначе"
    stale = client.post(page, {**form.filled(name="Поздно"), "request_key": ["other"]})
    assert stale.status_code == 409
    assert "Иначе" in read_words(stale)


def test_a_name_is_needed_and_is_ones_own(world: World) -> None:
    client = english(world, world.service.head)
    for name in ("", "   ", "x" * 81):
        assert save(client, "q=1", name).status_code == 422, name
    save(client, "q=1", "Вид")
    assert "already exists" in read_words(save(client, "q=2", "вид"))
    assert save(client, "q=2", "вид", at=EMPLOYEES).status_code == 303
    assert save(english(world, world.service.admin), "q=1", "Вид").status_code == 303


def test_a_deleted_view_comes_back_by_undo(world: World) -> None:
    client = english(world, world.service.head)
    save(client, "q=1", "Ушёл")
    view = view_named("Ушёл")
    answer = client.post(f"/office/views/{view.pk}/deletion/")
    gone = client.get(answer["Location"])
    assert links_on(gone, "Ушёл") == []
    assert "View “Ушёл” deleted" in read_words(gone)
    client.post(read_form(gone, f"/office/views/{view.pk}/restoration/").action)
    assert links_on(client.get(CUSTOMERS), "Ушёл")


def test_a_view_of_somebody_else_cannot_be_changed(world: World) -> None:
    save(english(world, world.service.head), "q=1", "Чужой")
    view = view_named("Чужой")
    admin = english(world, world.service.admin)
    for part in ("edit", "sharing", "deletion", "restoration"):
        assert admin.post(f"/office/views/{view.pk}/{part}/", {"name": "Мой"}).status_code == 404
    before = save(admin, f"q=1&view={view.pk}", "Мой", do="change")
    assert before.status_code == 303
    view.refresh_from_db()
    assert view.name == "Чужой"


def share_with_technicians(world: World, state: dict[str, list[str]], noun: str) -> SavedView:
    house = world.service
    by = world.actor(house.head)
    view_id = actions.save_view(noun, "Общий", state=state, by=by, at=world.at)
    actions.share_view(view_id, {house.roles["TECHNICIAN"].pk}, by=by, at=world.at)
    return SavedView.objects.get(pk=view_id)


def test_a_view_that_asks_what_is_hidden_is_refused_in_words_and_counts_nothing(
    world: World,
) -> None:
    role = str(world.service.roles["TECHNICIAN"].pk)
    share_with_technicians(world, {"role": [role]}, "employees")
    client = english(world, world.service.technician)
    answer = client.get(EMPLOYEES)
    assert "Общий 2" not in read_words(answer)
    (url,) = links_on(answer, "Общий")
    refused = client.get(url)
    assert refused.status_code == 422
    assert "or it is hidden from you" in read_words(refused)
    counters = client.get(f"{EMPLOYEES}counters/", headers=PART)
    assert counters.status_code == 200
    assert "Общий 2" in read_words(english(world, world.service.head).get(EMPLOYEES))


def test_a_view_with_a_hidden_column_stands_without_it_and_says_so(world: World) -> None:
    share_with_technicians(world, {"cols": ["name:wide,role:normal,gone:wide"]}, "employees")
    client = english(world, world.service.technician)
    (url,) = links_on(client.get(EMPLOYEES), "Общий")
    answer = client.get(url)
    assert answer.status_code == 200
    assert "it stands without them" in read_words(answer)
    assert seen_in(answer, world.service)


def test_only_who_may_share_sees_and_does_it(world: World) -> None:
    client = english(world, world.service.technician)
    save(client, "q=1", "Техника")
    view = view_named("Техника")
    assert "Share: Техника" not in client.get(f"{CUSTOMERS}views/").content.decode()
    assert client.get(f"/office/views/{view.pk}/sharing/").status_code == 403
    assert client.post(f"/office/views/{view.pk}/sharing/", {"roles": ["1"]}).status_code == 403
    assert not ViewRole.objects.filter(view=view).exists()


def test_a_role_of_the_other_organization_gets_nothing(world: World) -> None:
    client = english(world, world.service.head)
    save(client, "q=1", "Вид")
    page = f"/office/views/{view_named('Вид').pk}/sharing/"
    form = read_form(client.get(page), page)
    answer = client.post(page, form.filled(roles=[world.other.roles["LEAD"].pk]))
    assert answer.status_code == 422


def test_nobody_keeps_more_than_200_views(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    module = import_module("naryad.lists.actions.save_view")
    monkeypatch.setattr(module, "MOST_OWN", 2)
    client = english(world, world.service.head)
    answers = [save(client, f"q={number}", f"Вид {number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [303, 303, 409]


def test_two_windows_cannot_give_one_name_twice(own_world: World) -> None:
    by, at = own_world.actor(own_world.service.head), own_world.at

    def act() -> object:
        return actions.save_view("customers", "Один", state={}, by=by, at=at)

    outcomes = at_once(act, act)
    assert len([each for each in outcomes if isinstance(each, Refusal)]) == 1
    assert SavedView.objects.filter(name="Один").count() == 1


def test_a_person_who_leaves_no_trace_of_looking(world: World) -> None:
    """With another's eyes nothing can be saved."""
    house = world.service
    by = world.actor(house.head, viewed_by=house.admin)
    with pytest.raises(Refusal):
        actions.save_view("customers", "Чужими глазами", state={}, by=by, at=world.at)
    assert Person.objects.filter(pk=house.head.pk).exists()


def test_the_number_of_a_view_alone_leads_to_what_it_asks(world: World) -> None:
    """Else its tab would be marked over rows that it does not ask for."""
    house = world.service
    client = english(world, house.admin)
    save(client, f"company={house.zenit.pk}", "Все Зенита")
    number = view_named("Все Зенита").pk
    answer = client.get(f"{CUSTOMERS}?view={number}")
    assert answer.status_code == 303
    assert f"company={house.zenit.pk}" in answer["Location"]
    assert client.get(answer["Location"]).status_code == 200
    for other in (number + 1, "0", "x", "9" * 30):
        assert client.get(f"{CUSTOMERS}?view={other}").status_code == 200
