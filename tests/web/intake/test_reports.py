"""What may somebody without an account report by a code, and what comes of it?"""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from naryad.accounts import limits
from naryad.catalog.models import WorkType
from naryad.files.models import File
from naryad.intake.models import CodeSettings, Inquiry, SameTrouble
from naryad.letters.models import Letter
from naryad.tickets.models import Ticket, TicketAssignee, TicketMessage, TicketType
from naryad.web.forms import reports
from tests.files import pictures
from tests.web.intake.reporting import open_reports, report, report_address
from tests.web.pages import PART, english, read_form, read_words
from tests.world import World


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests type faster than people."""
    monkeypatch.setattr(reports, "SOONEST", timedelta(0))


def _photo(width: int = 64, name: str = "door.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, pictures.png(width), content_type="image/png")


def test_a_report_waits_and_becomes_a_ticket_with_its_photos(world: World) -> None:
    house = world.service
    open_reports(world, asks_email=True)
    stranger = english(world)
    answer = report(
        world,
        stranger,
        text="Door is stuck\nsince noon",
        email="Anna@Example.com",
        photos=[_photo(60), _photo(61)],
    )
    inquiry = Inquiry.objects.get()
    assert (inquiry.state, inquiry.email) == ("NEW", "anna@example.com")
    status = answer["Location"]
    assert "It has arrived" in read_words(stranger.get(status))
    assert Letter.objects.get(kind="inquiry-received").to == "anna@example.com"
    office = english(world, house.dispatcher)
    assert "Door is stuck" in read_words(office.get("/office/inquiries/"))
    page = office.get(f"/office/inquiries/{inquiry.pk}/")
    assert page.content.count(b"inq-ph") == 2 and "anna@example.com" in read_words(page)
    photo = File.objects.filter(owner_noun="inquiry").earliest("pk")
    assert office.get(f"/files/{photo.key}/").status_code == 200
    for other in (house.customer, world.other.admin):
        assert world.client(other).get(f"/files/{photo.key}/").status_code == 404
    accepting = f"/office/inquiries/{inquiry.pk}/acceptance/"
    sent = read_form(office.get(accepting), accepting)
    led = office.post(accepting, sent.filled())
    ticket = Ticket.objects.latest("pk")
    assert led["Location"] == f"/office/tickets/{ticket.pk}/"
    assert (ticket.title, ticket.asset_id, ticket.source) == (
        "Door is stuck",
        house.lift.pk,
        "CODE",
    )
    photos = File.objects.filter(owner_noun="ticket", owner_id=ticket.pk)
    assert photos.count() == 2 and not photos.filter(is_for_customers=True).exists()
    told = TicketMessage.objects.get(ticket=ticket)
    assert told.side == "TEAM" and "anna@example.com" in told.text
    assert str(ticket.status.name.text("en")) in read_words(stranger.get(status))
    # Somebody who had the page open from before is told.
    assert office.post(accepting, sent.filled(request_key="other")).status_code == 409


def test_where_the_settings_say_so_it_is_a_ticket_at_once(world: World) -> None:
    house = world.service
    open_reports(
        world,
        becomes_ticket=True,
        type=TicketType.objects.get(organization=house.organization, is_default=True),
        assignee=house.technician,
        asks_phone=True,
        must_leave_contact=True,
    )
    stranger = english(world)
    assert report(world, stranger, text="Dark").status_code == 422
    assert report(world, stranger, text="Dark", phone="12").status_code == 422
    answer = report(world, stranger, text="Dark", phone="+7 916 123-45-67")
    ticket = Ticket.objects.latest("pk")
    assert (ticket.title, ticket.author_id, ticket.type.is_default) == ("Dark", None, True)
    assert TicketAssignee.objects.get(ticket=ticket).person_id == house.technician.pk
    assert Inquiry.objects.get().ticket_id == ticket.pk
    # No e-mail was left, so the address stands on the page.
    assert "Keep this address" in read_words(stranger.get(answer["Location"]))
    words = read_words(stranger.get(f"/q/{house.code_of_lift.text}"))
    assert "Reported already" in words and "A technician is assigned." in words
    assert house.technician.last_name not in words and ticket.number not in words


def test_nothing_is_kept_twice_and_a_bad_photo_takes_nothing_along(world: World) -> None:
    open_reports(world)
    stranger = english(world)
    sent = read_form(stranger.get(report_address(world)), report_address(world)).filled(
        text="Stuck"
    )
    places = {stranger.post(report_address(world), sent, headers=PART)["HX-Redirect"] for _ in "12"}
    assert len(places) <= 2 and Inquiry.objects.count() == 1
    photos = f"{places.pop()}photos/"

    def send(upload: SimpleUploadedFile) -> int:
        return stranger.post(photos, {"photos": upload}, headers=PART).status_code

    # As a phone does whose network went between the third and the fourth.
    assert [send(_photo(width)) for width in (60, 61, 62, 62, 63)] == [200] * 5
    assert File.objects.filter(owner_noun="inquiry").count() == 4
    for name, upload in (
        ("a.jpg", b"PK\x03\x04 a zip"),
        ("a.zip", b"PK\x03\x04 a zip"),
        ("a.heic", b"\x00\x00\x00\x18ftypheic" + bytes(20)),
        ("a.png", b""),
        ("a.png", pictures.bomb()),
        ("a.pdf", b"%PDF-1.4\n%%EOF"),
    ):
        assert send(SimpleUploadedFile(name, upload)) == 422, name
    assert [send(_photo(width)) for width in range(70, 77)] == [200] * 6 + [422]
    assert File.objects.filter(owner_noun="inquiry").count() == 10
    page = stranger.post(
        report_address(world),
        {**sent, "request_key": "2", "photos": [SimpleUploadedFile("b.jpg", b"no"), _photo(90)]},
    )
    words = read_words(stranger.get(page["Location"]))
    assert "“b.jpg” is not attached." in words and Inquiry.objects.count() == 2


def test_what_takes_no_reports_looks_as_what_is_not_there(world: World) -> None:
    house = world.service
    mine = open_reports(world)
    codes = ["0" * 16, house.blank_code.text, world.other.code_of_lift.text, "x", "%ED%A0%80"]
    for code in codes:
        for method in ("get", "post"):
            answer = getattr(english(world), method)(f"/q/{code}/report")
            assert answer.status_code in (400, 404), code
    for switches in ({"must_register": True}, {"must_register": False, "takes_reports": False}):
        CodeSettings.objects.filter(pk=mine.pk).update(**switches)
        assert english(world).get(report_address(world)).status_code == 404
    assert not Inquiry.objects.exists()
    for token in ("x", "x:y:z", "%00", "💡", "1" * 400):
        assert english(world).get(f"/report/{token}/").status_code in (400, 404)


def test_programs_are_told_apart_and_slowed_down(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_reports(world)
    stranger = english(world)
    assert report(world, stranger, text="x", site="http://spam").status_code == 422
    assert report(world, stranger, text="x", began="forged").status_code == 422
    monkeypatch.setattr(reports, "SOONEST", timedelta(seconds=3))
    assert "That was quick" in read_words(report(world, stranger, text="x"))
    monkeypatch.setattr(reports, "SOONEST", timedelta(0))
    for unfit in ({"text": ""}, {"text": "x" * 4_001}, {"text": "x", "work_type_id": "9" * 30}):
        assert report(world, stranger, **unfit).status_code == 422
    few = limits.Limit("report/address", 8, timedelta(hours=1), is_by_address=True)
    monkeypatch.setattr(limits, "REPORT_ADDRESS", few)
    answers = [report(world, english(world), text=f"a{n}").status_code for n in range(4)]
    assert answers == [303, 303, 429, 429]
    assert Inquiry.objects.count() == 2


def test_the_same_trouble_counts_once_a_device(world: World) -> None:
    house = world.service
    open_reports(world)
    first, second = english(world), english(world)
    same = f"/q/{house.code_of_lift.text}/same"
    assert first.post(same).status_code == 404
    work = WorkType.objects.filter(organization=house.organization).earliest("pk")
    report(world, first, text="Stuck")
    passport = f"/q/{house.code_of_lift.text}"
    assert "What kind of work" not in read_words(first.get(passport))
    Inquiry.objects.update(work_type=work)
    words = read_words(first.get(passport))
    assert f"What kind of work {work.name.text('en')}" in words and "Stuck" not in words
    assert "My trouble too" in words
    assert [first.post(same).status_code for _press in "12"] == [303, 303]
    known = "They know that it is your trouble too."
    assert known in read_words(first.get(passport)) and known not in read_words(
        second.get(passport)
    )
    assert "My trouble too" not in read_words(first.get(passport))
    assert second.post(same).status_code == 303
    assert "2 more have the same trouble" in read_words(first.get(passport))
    office, inquiry = english(world, house.dispatcher), Inquiry.objects.get()
    refusal = f"/office/inquiries/{inquiry.pk}/refusal/"
    assert office.post(refusal, {"reason": ""}).status_code == 422
    assert office.post(refusal, {"reason": "Not our lift"}).status_code == 303
    assert first.post(same).status_code == 404
    assert office.post(f"/office/inquiries/{inquiry.pk}/return/", {}).status_code == 303
    ticket = Ticket.objects.filter(organization=house.organization).earliest("pk")
    Ticket.objects.filter(pk=ticket.pk).update(asset=house.lift, deleted_at=None)
    joining = f"/office/inquiries/{inquiry.pk}/joining/"
    for unfit in ("", "x", "9" * 30, str(ticket.pk + 999)):
        assert office.post(joining, {"ticket_id": unfit}).status_code == 422
    assert office.post(joining, {"ticket_id": str(ticket.pk)}).status_code == 303
    assert SameTrouble.objects.filter(ticket=ticket).count() == 2
    assert first.post(same).status_code == 303
    assert SameTrouble.objects.filter(ticket=ticket).count() == 2


def test_who_has_an_account_reports_there(world: World) -> None:
    house = world.service
    open_reports(world)
    led = english(world, house.technician).get(report_address(world))
    assert led["Location"] == f"/office/tickets/new/?asset_id={house.lift.pk}"
    tried = english(world, house.technician).get(f"{report_address(world)}?as=stranger")
    assert tried.status_code == 200
