"""When is it forgotten who has reported, and does nothing of it remain?"""

from datetime import timedelta

import pytest

from naryad.core.errors import NotPermitted
from naryad.core.outcomes import only
from naryad.files.models import File
from naryad.history.models import Event
from naryad.intake import actions
from naryad.intake.beginning_tickets import begin_ticket
from naryad.intake.inquiry_input import InquiryInput
from naryad.intake.models import Inquiry
from naryad.letters.models import Letter, LetterState
from naryad.tickets.models import Ticket, TicketMessage
from tests.assets.codes import open_passports
from tests.files import pictures
from tests.web.pages import english, read_form, read_words
from tests.world import World

DAY = timedelta(days=1)
TEXT, EMAIL, PHONE = "Соседка Пелагея видела искры", "pelageya@example.com", "+79161112233"


def _report(world: World) -> Inquiry:
    house = world.service
    open_passports(world, takes_reports=True, asks_email=True, asks_phone=True)
    new = InquiryInput(TEXT, email=EMAIL, phone=PHONE)
    found = actions.send_inquiry(house.code_of_lift.text, new, by=house.system, at=world.at)
    actions.attach_photo(found, pictures.png(), name="a.png", by=house.system, at=world.at)
    return Inquiry.objects.get(pk=found)


def _refuse(world: World, inquiry: Inquiry) -> None:
    by = world.actor(world.service.dispatcher)
    only(actions.refuse_inquiries([inquiry.pk], "Not ours", by=by, at=world.at))


def _is_erased(inquiry: Inquiry) -> bool:
    """All of it or nothing."""
    inquiry.refresh_from_db()
    kept = {bool(each) for each in (inquiry.text, inquiry.email, inquiry.phone)}
    addresses = Letter.objects.filter(subject_id=inquiry.pk, kind__startswith="inquiry-")
    kept |= {bool(letter.to) for letter in addresses}
    assert kept == {inquiry.erased_at is None}
    return inquiry.erased_at is not None


def _run(world: World, days: int) -> None:
    while actions.erase_due_inquiries(world.service.id, at=world.at + days * DAY):
        pass


def test_what_was_refused_goes_after_the_days_of_the_settings(world: World) -> None:
    house = world.service
    inquiry = _report(world)
    _run(world, 5_000)
    # Nobody forgets what waits still.
    assert not _is_erased(inquiry)
    _refuse(world, inquiry)
    _run(world, 365)
    assert not _is_erased(inquiry)
    _run(world, 366)
    assert _is_erased(inquiry) and inquiry.reason == "Not ours"
    assert not Letter.objects.filter(subject_id=inquiry.pk, state=LetterState.WAITING).exists()
    assert not File.objects.filter(
        owner_noun="inquiry", owner_id=inquiry.pk, deleted_at=None
    ).exists()
    events = Event.objects.filter(subject="inquiry", subject_id=inquiry.pk)
    assert events.latest("pk").kind == "inquiry.erased"
    assert not any(word in str(events.values()) for word in (TEXT, EMAIL, PHONE))
    page = english(world, house.head).get(f"/office/inquiries/{inquiry.pk}/")
    assert "Contacts and words were erased" in read_words(page)


def test_the_organization_says_how_long(world: World) -> None:
    inquiry = _report(world)
    _refuse(world, inquiry)
    browser, address = english(world, world.service.admin), "/office/settings/organization/codes/"
    sent = read_form(browser.get(address), address)
    for unfit in ("", "0", "3651", "x"):
        assert browser.post(address, sent.filled(contacts_kept_days=unfit)).status_code == 422
    assert browser.post(address, sent.filled(contacts_kept_days="7")).status_code == 303
    _run(world, 8)
    assert _is_erased(inquiry)


def test_of_a_ticket_it_goes_after_it_was_closed_and_its_own_words_stay(world: World) -> None:
    house = world.service
    inquiry = _report(world)
    by = world.actor(house.dispatcher)
    begun = begin_ticket(inquiry, actor=by)
    ticket_id = actions.accept_inquiry(inquiry.pk, begun, by=by, at=world.at)
    _run(world, 5_000)
    assert not _is_erased(inquiry)
    Ticket.objects.filter(pk=ticket_id).update(closed_at=world.at + 10 * DAY)
    _run(world, 370)
    assert not _is_erased(inquiry)
    _run(world, 376)
    assert _is_erased(inquiry)
    (message,) = TicketMessage.objects.filter(ticket_id=ticket_id)
    assert "pelageya" not in message.text and "916" not in message.text
    assert Ticket.objects.get(pk=ticket_id).text == TEXT
    # The photos are the ticket's.
    assert File.objects.filter(owner_noun="ticket", owner_id=ticket_id, deleted_at=None).exists()


def test_one_is_erased_before_its_time_by_whoever_may_erase(world: World) -> None:
    house = world.service
    inquiry = _report(world)
    erasure = f"/office/inquiries/{inquiry.pk}/erasure/"
    browser = english(world, house.admin)
    assert browser.post(erasure, {}).status_code == 409
    assert "Erase contacts" not in read_words(browser.get(f"/office/inquiries/{inquiry.pk}/"))
    _refuse(world, inquiry)
    assert "Erase contacts" in read_words(browser.get(f"/office/inquiries/{inquiry.pk}/"))
    with pytest.raises(NotPermitted):
        actions.erase_inquiries([inquiry.pk], by=world.actor(house.head), at=world.at)
    assert not _is_erased(inquiry)
    sent = read_form(browser.get(erasure), erasure)
    assert browser.post(erasure, sent.filled()).status_code == 303
    assert _is_erased(inquiry)
    assert "Erase contacts" not in read_words(browser.get(f"/office/inquiries/{inquiry.pk}/"))


def test_another_house_keeps_its_own(world: World) -> None:
    inquiry = _report(world)
    _refuse(world, inquiry)
    actions.erase_due_inquiries(world.other.id, at=world.at + 5_000 * DAY)
    assert not _is_erased(inquiry)
