"""What becomes of what somebody fills in about a ticket?"""

import re
from datetime import timedelta
from typing import Any

import pytest

from naryad.assets.models import AssetWorkType
from naryad.catalog.models import WorkType
from naryad.tickets.assigning import read_assignees
from naryad.tickets.models import Ticket, TicketType, TypeWorkType
from tests.tickets.asking import ask
from tests.web.pages import english, read_form, read_words
from tests.world import World

NEW = "/office/tickets/new/"


def _fill(world: World, query: str = "", **given: Any) -> tuple[Any, dict[str, Any]]:
    client = english(world, world.service.dispatcher)
    form = read_form(client.get(NEW + query), NEW)
    return client, form.filled(**given)


def _last(world: World) -> Ticket:
    return Ticket.objects.filter(organization=world.service.organization).latest("pk")


def test_a_ticket_is_created_once_with_all_that_was_filled_in(world: World) -> None:
    house = world.service
    client, sent = _fill(
        world,
        title="Лифт стоит",
        asset_id=house.lift.pk,
        requester_id=house.customer.pk,
        assignee_ids=[house.technician.pk],
        deadline="2030-05-01T10:30",
        estimated_minutes="90",
        number="РУКА-1",
    )
    answers = [client.post(NEW, sent) for _twice in range(2)]
    ticket = _last(world)
    assert [answer.headers["Location"] for answer in answers] == [
        f"/office/tickets/{ticket.pk}/"
    ] * 2
    assert Ticket.objects.filter(number="РУКА-1").count() == 1
    assert (ticket.company, ticket.address) == (house.zenit, house.tower.address)
    assert (ticket.requester, ticket.estimated_minutes) == (house.customer, 90)
    assert ticket.deadline is not None and ticket.deadline.year == 2030
    held = read_assignees([ticket.pk], organization_id=house.id)
    assert held[ticket.pk] == {house.technician.pk}


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": " "}, "Say in a few words what it is about."),
        ({"type_id": ""}, "Choose a type."),
        ({"type_id": "9" * 40}, "Choose from the list."),
        ({"asset_id": "777777"}, "Choose from the list."),
        ({"assignee_ids": ["1" * 30]}, "Choose from the list."),
        ({"deadline": "tomorrow"}, "Give a day and a time"),
        ({"window_till": "2030-01-01T10:00"}, "Say when the visit begins, too."),
        ({"estimated_minutes": "-5"}, "Minutes, from 1 to a year."),
        ({"title": "х" * 301}, "At most 300 characters."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(world: World, given: dict[str, Any], said: str) -> None:
    client, sent = _fill(world, **{"title": "Лифт стоит", **given})
    answer = client.post(NEW, sent)
    assert answer.status_code == 422
    assert said in read_words(answer)
    assert not Ticket.objects.filter(
        organization=world.service.organization, deleted_at=None
    ).exists()


def test_the_form_begins_with_what_one_comes_from(world: World) -> None:
    house = world.service
    _client, sent = _fill(world, f"?asset_id={house.lift.pk}&company_id={house.mayak.pk}")
    assert (sent["asset_id"], sent["company_id"]) == ([str(house.lift.pk)], [str(house.mayak.pk)])
    copied = ask(world, title="Как было", text="давно", number="А-1")
    _client, sent = _fill(world, f"?copy={copied.pk}")
    assert (sent["title"], sent["text"], sent["number"]) == (["Как было"], ["давно"], [""])
    _client, sent = _fill(world, f"?parent_id={copied.pk}&copy={'9' * 30}")
    assert (sent["parent_id"], sent["title"]) == ([str(copied.pk)], [""])


def test_what_one_does_not_see_is_neither_offered_nor_taken(world: World) -> None:
    """A technician of the North comes with the address of something in the South."""
    house = world.service
    hidden = ask(world, title="Не для всех", asset_id=house.depot.pk)
    client = english(world, house.technician)
    page = client.get(f"{NEW}?asset_id={house.depot.pk}&copy={hidden.pk}&parent_id={hidden.pk}")
    sent = read_form(page, NEW).filled()
    assert str(house.depot.pk) not in sent.get("asset_id", [])
    assert sent["title"] == [""]
    assert "Не для всех" not in page.content.decode()
    answer = client.post(NEW, {**sent, "title": "х", "parent_id": hidden.pk})
    assert answer.status_code == 422


def test_what_was_typed_is_kept_until_it_is_saved(world: World) -> None:
    client, sent = _fill(world, title="Недописанное")
    assert client.post("/office/tickets/draft/", sent).status_code == 204
    again = client.get(NEW)
    assert read_form(again, NEW).fields["title"] == ["Недописанное"]
    client.post(NEW, read_form(again, NEW).filled())
    assert read_form(client.get(NEW), NEW).fields["title"] == [""]


def test_an_edit_writes_only_what_was_touched(world: World) -> None:
    """A deadline has seconds, which the form does not show."""
    house = world.service
    ticket = ask(world, deadline=world.at + timedelta(hours=3, seconds=17))
    path = f"/office/tickets/{ticket.pk}/edit/"
    client = english(world, house.dispatcher)
    answer = client.post(path, read_form(client.get(path), path).filled(title="Лифт поехал"))
    assert answer.status_code == 303
    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.title, kept.deadline) == ("Лифт поехал", ticket.deadline)
    assert (kept.asset_id, kept.type_id) == (ticket.asset_id, ticket.type_id)


def test_of_two_who_edit_at_once_the_second_chooses(world: World) -> None:
    ticket = ask(world)
    path = f"/office/tickets/{ticket.pk}/edit/"
    first, second = (
        english(world, person) for person in (world.service.head, world.service.dispatcher)
    )
    forms = [read_form(client.get(path), path) for client in (first, second)]
    assert first.post(path, forms[0].filled(title="Первое")).status_code == 303
    answer = second.post(path, forms[1].filled(title="Второе"))
    assert answer.status_code == 409
    assert "Первое" in read_words(answer)
    alone = second.post(path, forms[1].filled(text="Другое поле", request_key="another"))
    assert alone.status_code == 303
    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.title, kept.text) == ("Первое", "Другое поле")


def _offered(page: Any) -> set[str]:
    select = re.search(r'<select[^>]*name="work_type_id".*?</select>', page.content.decode(), re.S)
    assert select is not None
    return set(re.findall(r'value="(\d+)"', select.group()))


def test_of_work_is_offered_what_both_the_type_and_the_object_are_for(world: World) -> None:
    house = world.service
    owned = {"organization": house.organization}
    washing, other = (
        str(WorkType.objects.create(**owned, name={"ru": each}).pk) for each in ("Мойка", "Иное")
    )
    repair = str(house.work_type.pk)
    AssetWorkType.objects.filter(asset=house.lift).delete()
    for each in (repair, washing):
        AssetWorkType.objects.create(**owned, asset=house.lift, work_type_id=int(each))
    ticket = ask(world, work_type_id=int(washing))
    type_ = TicketType.objects.get(pk=ticket.type_id)
    client = english(world, house.dispatcher)
    assert {repair, washing, other} <= _offered(client.get(NEW))
    assert _offered(client.get(f"{NEW}?asset_id={house.lift.pk}")) == {repair, washing}
    TicketType.objects.filter(pk=type_.pk).update(has_all_work_types=False)
    TypeWorkType.objects.create(**owned, type=type_, work_type=house.work_type)
    TypeWorkType.objects.create(**owned, type=type_, work_type_id=int(other))
    assert _offered(client.get(f"{NEW}?asset_id={house.lift.pk}")) == {repair}
    # What stands in the ticket is offered, whether it fits by now or not.
    edit = f"/office/tickets/{ticket.pk}/edit/"
    assert _offered(client.get(edit)) == {repair, washing}
    form = read_form(client.get(edit), edit)
    assert form.fields["work_type_id"] == [washing]
    assert client.post(edit, form.filled(title="Иначе")).status_code == 303
    ticket.refresh_from_db()
    assert ticket.work_type_id == int(washing)


def test_work_that_another_object_is_not_for_is_taken_away_with_a_word(world: World) -> None:
    house, client = world.service, english(world, world.service.dispatcher)
    AssetWorkType.objects.filter(asset=house.lift).delete()
    washing = WorkType.objects.create(organization=house.organization, name={"ru": "Мойка"})
    AssetWorkType.objects.create(
        organization=house.organization, asset=house.lift, work_type=washing
    )
    repair, path = house.work_type.pk, "/office/tickets/fitting/"

    def chosen(query: str) -> tuple[bool, bool]:
        page = client.get(f"{path}?{query}")
        body, words = page.content.decode(), read_words(page)
        return f'value="{repair}" selected' in body, "was taken away" in words

    assert chosen(f"asset_id=0&work_type_id={repair}") == (True, False)
    assert chosen(f"asset_id={house.lift.pk}&work_type_id={repair}") == (False, True)
    assert chosen(f"asset_id={house.lift.pk}&work_type_id=") == (False, False)
    for strange in ("9" * 40, "x", str(world.other.lift.pk)):
        query = f"asset_id={strange}&type_id={strange}&work_type_id={repair}"
        assert chosen(query) == (True, False)
    assert chosen(f"work_type_id={world.other.work_type.pk}") == (False, False)
