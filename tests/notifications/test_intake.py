"""Who hears of what strangers report, and of those who wait to be let in?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from naryad.core.outcomes import only
from naryad.intake import actions as intake
from naryad.intake.inquiry_input import InquiryInput
from naryad.intake.models import Inquiry
from naryad.letters.models import Letter
from naryad.notifications import actions
from naryad.notifications.models import Notice
from naryad.people.models import Person
from naryad.registration.actions import approve_registrations
from tests.assets.codes import open_passports
from tests.notifications.telling import MINUTE, read_letter, tell, words_of
from tests.registration.offering import offer_codes, register
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World

PAGE, SEEN = "/notifications/", "/notifications/seen/"


@pytest.fixture(autouse=True)
def _nothing_yet(world: World) -> None:
    """What the cast has told of before is told."""
    tell(world.at)


def _report(world: World, text: str = "Дверь не закрывается", **more: str) -> Inquiry:
    house = world.service
    new = InquiryInput(text, **more)  # type: ignore[arg-type] # e-mail and phone alone
    found = intake.send_inquiry(house.code_of_lift.text, new, by=house.system, at=world.at)
    return Inquiry.objects.get(pk=found)


def _told(person: Person) -> list[tuple[str, str, str]]:
    rows = Notice.objects.filter(person=person, ticket=None).order_by("event_id")
    return list(rows.values_list("rule", "bell", "mail"))


def _refuse(world: World, inquiry: Inquiry) -> None:
    by = world.actor(world.service.dispatcher)
    only(intake.refuse_inquiries([inquiry.pk], "Not ours", by=by, at=world.at))


def test_a_report_is_told_to_whoever_may_take_it_up_and_sees_the_object(world: World) -> None:
    house = world.service
    open_passports(world, takes_reports=True)
    _report(world)
    tell(world.at)
    for person in (house.admin, house.head, house.dispatcher, house.technician):
        assert _told(person) == [("INQUIRY", "TOLD", "WAITING")], person
    # Who may, and does not see it; who sees it, and may not; and whose house it is not.
    for person in (house.technician_south, house.customer, world.other.admin):
        assert _told(person) == [], person


def test_what_becomes_a_ticket_at_once_is_no_news_of_its_own(world: World) -> None:
    open_passports(world, takes_reports=True, becomes_ticket=True)
    assert _report(world).ticket_id
    tell(world.at)
    assert not Notice.objects.filter(ticket=None).exists()


def test_the_letter_names_the_object_and_what_was_said_but_not_who_said_it(world: World) -> None:
    house = world.service
    open_passports(world, takes_reports=True, asks_email=True)
    _report(world, email="anna@example.com", phone="+79161112233")
    later = world.at + 6 * MINUTE
    tell(later)
    while actions.write_due_letters(at=later):
        pass
    letter = Letter.objects.get(kind="inquiry-news", person=house.dispatcher)
    words = words_of(read_letter(letter, later))
    assert house.lift.name in words and "Дверь не закрывается" in words
    assert "anna@" not in words and "9161112233" not in words
    assert not Letter.objects.filter(kind="inquiry-news", person=house.technician_south).exists()


def test_more_than_three_come_in_one_letter(world: World) -> None:
    house = world.service
    open_passports(world, takes_reports=True)
    for number in range(4):
        _report(world, f"Поломка {number}")
    later = world.at + 6 * MINUTE
    tell(later)
    while actions.write_due_letters(at=later):
        pass
    letter = Letter.objects.get(kind="inquiry-news", person=house.dispatcher)
    words = words_of(read_letter(letter, later))
    assert all(f"Поломка {number}" in words for number in range(4))


def test_what_somebody_has_settled_is_news_to_nobody(world: World) -> None:
    house = world.service
    open_passports(world, takes_reports=True)
    inquiry = _report(world)
    tell(world.at)
    _refuse(world, inquiry)
    # The bell waits for the worker; the letter looks itself.
    while actions.write_due_letters(at=world.at + 6 * MINUTE):
        pass
    assert _told(house.head) == [("INQUIRY", "TOLD", "PASSED")]
    tell(world.at + 7 * MINUTE)
    assert not Notice.objects.filter(inquiry=inquiry, read_at=None).exists()
    by = world.actor(house.dispatcher)
    only(intake.reopen_inquiries([inquiry.pk], by=by, at=world.at))
    tell(world.at + 8 * MINUTE)
    assert _told(house.head)[-1] == ("INQUIRY", "TOLD", "WAITING")
    assert _told(house.dispatcher)[-1] == ("INQUIRY", "OWN", "OWN")


def test_it_can_be_switched_off(world: World) -> None:
    house = world.service
    open_passports(world, takes_reports=True)
    by = world.actor(house.dispatcher)
    actions.choose_notices({("INQUIRY", "BELL"), ("APPROVAL", "MAIL")}, by=by, at=world.at)
    _report(world)
    offer_codes(world, needs_approval=True)
    register(world, house.code_of_lift)
    tell(world.at)
    # Of registrations a letter of its own tells: that is none of these switches.
    assert _told(house.dispatcher) == [("INQUIRY", "TOLD", "OFF"), ("APPROVAL", "OFF", "OFF")]
    page = english(world, house.dispatcher).get("/profile/notifications/").content.decode()
    assert 'value="INQUIRY:MAIL"' in page and 'value="APPROVAL:BELL"' in page
    assert 'value="APPROVAL:MAIL"' not in page


def test_the_bell_leads_to_it_and_is_read_by_looking(world: World) -> None:
    house = world.service
    open_passports(world, takes_reports=True)
    inquiry = _report(world)
    tell(world.at)
    client = english(world, house.dispatcher)
    answer = client.get(PAGE)
    words = read_words(answer)
    assert "Reported by a code" in words and house.lift.name in words
    assert "Дверь не закрывается" in words
    assert f'href="/office/inquiries/{inquiry.pk}/"' in answer.content.decode()
    client.post(SEEN, {"path": f"/office/inquiries/{inquiry.pk}/"}, headers=PART)
    assert not Notice.objects.filter(person=house.dispatcher, read_at=None).exists()
    assert Notice.objects.filter(person=house.head, inquiry=inquiry, read_at=None).exists()


def test_whoever_sees_the_object_no_more_is_not_told_what_it_was(world: World) -> None:
    house = world.service
    open_passports(world, takes_reports=True)
    _report(world)
    tell(world.at)
    Notice.objects.filter(person=house.head, ticket=None).update(person=house.technician_south)
    words = read_words(english(world, house.technician_south).get(PAGE))
    assert "something that you do not see" in words and house.lift.name not in words


def test_a_registration_rings_for_whoever_may_approve_until_somebody_has(world: World) -> None:
    house = world.service
    offer_codes(world, needs_approval=True)
    _client, person = register(world, house.code_of_lift)
    tell(world.at)
    for told in (house.admin, house.head, house.dispatcher):
        assert _told(told) == [("APPROVAL", "TOLD", "OFF")], told
    for other in (house.technician, house.customer, world.other.admin, person):
        assert _told(other) == [], other
    answer = english(world, house.head).get(PAGE)
    assert "waits for approval" in read_words(answer)
    assert f'href="/office/people/{person.pk}/"' in answer.content.decode()
    by = world.actor(house.dispatcher)
    only(approve_registrations([person.pk], by=by, at=world.at))
    tell(world.at + MINUTE)
    assert not Notice.objects.filter(rule="APPROVAL", read_at=None).exists()


def test_the_menu_counts_what_waits_of_what_the_reader_sees(world: World) -> None:
    house = world.service
    Inquiry.objects.update(state="REFUSED", settled_at=world.at, ticket=None)
    assert "waits)" not in read_words(english(world, house.dispatcher).get("/office/areas/"))
    open_passports(world, takes_reports=True)
    _report(world)
    for person, count in ((house.dispatcher, 1), (house.technician_south, 0)):
        words = read_words(english(world, person).get("/office/inquiries/"))
        assert ("(1 waits)" in words) == bool(count), person
    _report(world, "Ещё")
    assert "(2 wait)" in read_words(english(world, house.dispatcher).get("/office/inquiries/"))


def test_many_reports_are_told_of_in_as_many_queries_as_one(world: World) -> None:
    open_passports(world, takes_reports=True)
    counted = []
    for number in (1, 20):
        for each in range(number):
            _report(world, f"{number} {each}")
        with CaptureQueriesContext(connection) as queries:
            tell(world.at)
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_page_of_a_report_can_be_read_from_the_bell(world: World) -> None:
    """One line, marked by its own button."""
    open_passports(world, takes_reports=True)
    inquiry = _report(world)
    tell(world.at)
    client = english(world, world.service.head)
    notice = Notice.objects.get(person=world.service.head, inquiry=inquiry)
    address = f"/notifications/{notice.pk}/reading/"
    client.post(address, read_form(client.get(PAGE), address).filled())
    notice.refresh_from_db()
    assert notice.read_at is not None
