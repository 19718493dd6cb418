"""Is everybody reminded of an end who should be, once, and nobody else?"""

from datetime import datetime, time, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from pytest_django import Settings

from naryad.access.permissions import Permission
from naryad.companies.actions import delete_companies, restore_companies
from naryad.contracts.actions import delete_contracts
from naryad.contracts.jobs import MORNING, remind_everybody
from naryad.contracts.models import Contract, ContractRecipient
from naryad.core.outcomes import only
from naryad.history.models import Event
from naryad.letters.delivery import deliver
from naryad.letters.models import Letter, LetterState
from naryad.people.actions import ban_people, delete_people, erase_due_people, request_erasure
from naryad.people.models import Person, RolePermission
from tests.contracts.building import add, days, edit
from tests.letters.mail_servers import Mailbox, mail_server
from tests.threads import at_once
from tests.world import World

ZONE = ZoneInfo("Europe/Moscow")


def _morning(world: World, count: int, hour: int = MORNING) -> datetime:
    return datetime.combine(days(world, count), time(hour), ZONE)


def _reminding(world: World, *people: Person, till: int = 40) -> Contract:
    ids = frozenset(person.pk for person in people or (world.service.dispatcher,))
    end = days(world, till)
    return add(world, "Лифты", number="Д-5", till=end, reminds_of_end=True, recipient_ids=ids)


def _letters(contract: Contract) -> list[Letter]:
    rows = Letter.objects.filter(kind="contract-end", subject_id=contract.pk)
    return list(rows.order_by("pk"))


def test_letters_are_written_in_the_morning_of_the_day_and_never_again(world: World) -> None:
    contract = _reminding(world)
    remind_everybody(at=_morning(world, 10, MORNING - 1))
    assert _letters(contract) == []
    for day in (10, 10, 11):
        remind_everybody(at=_morning(world, day))
    (letter,) = _letters(contract)
    assert letter.person_id == world.service.dispatcher.pk
    assert letter.to == world.login(world.service.dispatcher).email
    contract.refresh_from_db()
    assert (contract.due_on, contract.reminded_at) == (None, _morning(world, 10))
    kinds = Event.objects.filter(subject="contract", subject_id=contract.pk)
    assert list(kinds.order_by("pk").values_list("kind", flat=True)) == [
        "contract.added",
        "contract.reminded",
    ]


def test_what_fell_due_while_nobody_worked_is_sent_late_and_once(world: World) -> None:
    contract = _reminding(world)
    for _hour in range(2):
        remind_everybody(at=_morning(world, 60))
    assert len(_letters(contract)) == 1


def test_another_day_is_another_reminder(world: World) -> None:
    contract = _reminding(world)
    remind_everybody(at=_morning(world, 10))
    contract = edit(world, contract, till=days(world, 100))
    assert (contract.due_on, contract.reminded_at) == (days(world, 70), None)
    remind_everybody(at=_morning(world, 69))
    assert len(_letters(contract)) == 1
    remind_everybody(at=_morning(world, 70))
    assert len(_letters(contract)) == 2
    edit(world, contract, number="Д-6")
    remind_everybody(at=_morning(world, 90))
    assert len(_letters(contract)) == 2


def test_nobody_is_reminded_of_what_was_over_or_does_not_remind(world: World) -> None:
    house = world.service
    over = add(
        world,
        since=days(world, -90),
        till=days(world, -1),
        reminds_of_end=True,
        recipient_ids=frozenset({house.admin.pk}),
    )
    silent = add(world, till=days(world, 5))
    turned_off = edit(world, _reminding(world), reminds_of_end=False)
    gone = _reminding(world)
    only(delete_contracts([gone.pk], by=world.actor(house.head), at=world.at))
    remind_everybody(at=_morning(world, 30))
    assert [_letters(each) for each in (over, silent, turned_off, gone)] == [[], [], [], []]


def test_a_deleted_company_is_silent_until_it_is_back(world: World) -> None:
    house, by = world.service, world.actor(world.service.head)
    contract = _reminding(world)
    only(delete_companies([house.zenit.pk], by=by, at=world.at))
    remind_everybody(at=_morning(world, 12))
    assert _letters(contract) == []
    only(restore_companies([house.zenit.pk], by=by, at=world.at))
    remind_everybody(at=_morning(world, 13))
    assert len(_letters(contract)) == 1


def test_only_those_get_it_who_can_be_reached_and_may_see_the_contract(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    contract = _reminding(world, house.dispatcher, house.head, house.technician)
    ban_people([house.head.pk], reason_id=house.ban_reason.pk, until=None, by=by, at=world.at)
    login = world.login(house.dispatcher)
    type(login).objects.filter(pk=login.pk).update(email=None, phone="+79990000001")
    remind_everybody(at=_morning(world, 10))
    assert _letters(contract) == []
    event = Event.objects.filter(subject="contract", subject_id=contract.pk).latest("pk")
    assert event.kind == "contract.reminded_nobody"


@pytest.mark.parametrize("what", ["right", "contract", "person"])
def test_a_letter_on_its_way_is_not_needed_where_its_reader_may_not_read_any_more(
    own_world: World, settings: Settings, what: str
) -> None:
    house, by = own_world.service, own_world.actor(own_world.service.admin)
    contract = _reminding(own_world)
    at = _morning(own_world, 10)
    remind_everybody(at=at)
    if what == "right":
        RolePermission.objects.filter(permission=Permission.SEE_ALL_CONTRACTS).delete()
    elif what == "contract":
        only(delete_contracts([contract.pk], by=by, at=own_world.at))
    else:
        only(delete_people([house.dispatcher.pk], by=by, at=own_world.at))
    mailbox = Mailbox()
    with mail_server(mailbox) as settings.EMAIL_URL:
        deliver(_letters(contract)[0].pk, at=at)
    assert mailbox.messages == []
    assert _letters(contract)[0].state == LetterState.CANCELLED


def _receive(world: World, settings: Settings, contract: Contract) -> EmailMessage:
    at = _morning(world, 10)
    acts = [lambda: remind_everybody(at=at)] * 2
    assert at_once(*acts) == [None, None]
    mailbox = Mailbox()
    (letter,) = _letters(contract)
    with mail_server(mailbox) as settings.EMAIL_URL:
        deliver(letter.pk, at=at)
        deliver(letter.pk, at=at + timedelta(hours=1))
    (message,) = mailbox.messages
    return message


def test_one_letter_comes_although_two_workers_wanted_to_write_it(
    own_world: World, settings: Settings
) -> None:
    house = own_world.service
    login = own_world.login(house.dispatcher)
    type(login).objects.filter(pk=login.pk).update(language="en")
    contract = _reminding(own_world)
    message = _receive(own_world, settings, contract)
    part = message.get_body(("plain",))
    assert part is not None
    text = part.get_content()
    assert "ServicePro: a contract ends on" in message["Subject"]
    assert "Лифты" not in message["Subject"]
    for word in ("Лифты", "Д-5", "Зенит", f"/office/contracts/{contract.pk}/"):
        assert word in text


def test_whose_data_are_erased_is_named_in_no_contract(world: World) -> None:
    house, by = world.service, world.actor(world.service.admin)
    contract = _reminding(world)
    request_erasure([house.dispatcher.pk], by=by, at=world.at)
    erase_due_people(at=world.at + timedelta(days=31))
    assert not ContractRecipient.objects.filter(contract=contract).exists()
    (event,) = Event.objects.filter(subject="contract", subject_id=contract.pk)
    assert event.changes["recipient_ids"]["new"] == [{"id": house.dispatcher.pk, "name": ""}]
