"""What becomes of formatted text that comes from the form of a ticket, and where is it shown?"""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from naryad.tickets.models import Ticket
from tests.files.papers import SVG
from tests.files.pictures import png
from tests.tickets.asking import ask
from tests.web.pages import english, read_form, read_words
from tests.world import World

NEW, PICTURES = "/office/tickets/new/", "/office/tickets/pictures/"


@pytest.fixture(autouse=True)
def files_folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path / "files"


def _send(client: Client, **given: Any) -> Any:
    form = read_form(client.get(NEW), NEW)
    return client.post(NEW, form.filled(**{"title": "Pump", "text_format": "html", **given}))


def _last(world: World) -> Ticket:
    return Ticket.objects.filter(organization=world.service.organization).latest("pk")


def _upload(client: Client, data: bytes, name: str = "plate.png", **given: str) -> Any:
    return client.post(PICTURES, {"picture": SimpleUploadedFile(name, data), **given})


def test_hell_that_comes_through_the_form_is_harmless_wherever_it_is_shown(world: World) -> None:
    house = world.service
    client = english(world, house.dispatcher)
    hell = (
        "<p><b>Pump</b> leaks<script>alert(1)</script></p><p onclick=alert(2)>a</p><svg onload=b>"
        '<img src=x onerror=alert(3)><a href="javascript:alert(4)">c</a><style>d</style>&lt;u&gt;'
    )
    answer = _send(client, html=hell, asset_id=house.lift.pk, requester_id=house.customer.pk)
    assert answer.status_code == 303
    ticket = _last(world)
    assert ticket.html == "<p><strong>Pump</strong> leaks</p><p>a</p><p>c&lt;u&gt;</p>"
    assert ticket.text == "Pump leaks\n\na\n\nc<u>"
    office, portal = f"/office/tickets/{ticket.pk}/", f"/portal/requests/{ticket.pk}/"
    pages = [
        (client, office),
        (client, f"{office}print/"),
        (client, f"/field/tickets/{ticket.pk}/"),
    ]
    customer = english(world, house.customer)
    for reader, path in [*pages, (customer, portal), (customer, f"{portal}print/")]:
        page = reader.get(path)
        assert page.status_code == 200, path
        assert f'<div class="rt any">{ticket.html}</div>' in page.content.decode(), path
    for path in (
        f"/office/tickets/peek/{ticket.pk}/",
        f"{office}edit/",
        "/office/tickets/?q=leaks",
    ):
        assert "alert(" not in client.get(path).content.decode(), path
        assert "strong>" not in read_words(client.get(path)), path


@pytest.mark.parametrize(
    "html", ["x" * 1_000_000, "<ul><li>" * 10_000, "<b>" + "я" * 20_001, "<p>" * 90_000]
)
def test_too_much_is_said_at_the_field_and_nothing_of_it_is_lost(world: World, html: str) -> None:
    answer = _send(english(world, world.service.dispatcher), html=html)
    assert answer.status_code == 422
    sent = read_form(answer, NEW).fields
    assert sent["html"] == [html]
    words = read_words(answer)
    assert "too long. Leave some of it out." in words or "At most 20000 characters." in words


def test_without_scripts_a_text_is_plain_whatever_it_looks_like(world: World) -> None:
    client = english(world, world.service.dispatcher)
    assert _send(client, text="a < b\r\n\r\n<b>c</b>", text_format="").status_code == 303
    ticket = _last(world)
    assert (ticket.html, ticket.text) == ("", "a < b\r\n\r\n<b>c</b>")
    page = client.get(f"/office/tickets/{ticket.pk}/").content.decode()
    assert "&lt;b&gt;c&lt;/b&gt;" in page


def test_formatting_stays_while_the_plain_box_is_not_touched(world: World) -> None:
    client = english(world, world.service.dispatcher)
    ticket = ask(world, html="<p><b>Pump</b></p><ul><li>leaks</li></ul>")
    path = f"/office/tickets/{ticket.pk}/edit/"
    form = read_form(client.get(path), path)
    assert form.fields["text"] == ["Pump\n\n– leaks"]
    assert client.post(path, form.filled(title="Other words")).status_code == 303
    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.title, kept.html) == ("Other words", ticket.html)
    form = read_form(client.get(path), path)
    assert client.post(path, form.filled(text="Pump stands")).status_code == 303
    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.html, kept.text) == ("", "Pump stands")


def test_of_two_who_write_at_once_the_second_chooses(world: World) -> None:
    house, ticket = world.service, ask(world, html="<p><b>Pump</b></p>")
    path = f"/office/tickets/{ticket.pk}/edit/"
    first, second = (english(world, person) for person in (house.head, house.dispatcher))
    forms = [read_form(client.get(path), path) for client in (first, second)]
    theirs = {"html": "<p><b>Pump stands</b></p>", "text_format": "html"}
    assert first.post(path, forms[0].filled(**theirs)).status_code == 303
    alone = second.post(path, forms[1].filled(title="Mine", request_key="one"))
    assert alone.status_code == 303, "whoever has changed other fields is asked nothing"
    kept = Ticket.objects.get(pk=ticket.pk)
    assert (kept.title, kept.text) == ("Mine", "Pump stands")
    mine = {"html": "<p><i>Pump turns</i></p>", "text_format": "html", "request_key": "two"}
    answer = second.post(path, forms[1].filled(**mine))
    assert answer.status_code == 409
    assert "Pump stands" in read_words(answer) and "Pump turns" in read_words(answer)
    again = read_form(answer, path)
    for side, words in (("theirs", "Pump stands"), ("mine", "Pump turns")):
        sent = again.filled(**{"take-text": side, "request_key": side})
        if side == "mine":
            sent["version"] = str(Ticket.objects.get(pk=ticket.pk).version)
        assert second.post(path, sent).status_code == 303
        assert Ticket.objects.get(pk=ticket.pk).text == words


def test_what_was_typed_is_kept_with_its_formatting(world: World) -> None:
    client = english(world, world.service.dispatcher)
    form = read_form(client.get(NEW), NEW)
    typed = form.filled(title="Pump", html="<p><b>a</b></p>", text_format="html")
    assert client.post("/office/tickets/draft/", typed).status_code == 204
    again = read_form(client.get(NEW), NEW).fields
    assert (again["html"], again["text_format"]) == (["<p><b>a</b></p>"], ["html"])


def test_a_picture_goes_up_once_and_comes_with_the_ticket(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answers = [_upload(client, png(8, 8), request_key="once").json() for _twice in range(2)]
    assert answers[0] == answers[1]
    src = answers[0]["src"]
    assert client.get(src).headers["Content-Type"] == "image/webp"
    assert english(world, world.service.admin).get(src).status_code == 404
    _send(client, html=f'<img src="{src}">', asset_id=world.service.lift.pk)
    ticket = _last(world)
    assert ticket.text == "[picture]"
    page = client.get(f"/office/tickets/{ticket.pk}/").content.decode()
    assert f'<a class="rt-pic" href="{src}"><img src="{src}" alt="picture" loading="lazy">' in page
    assert english(world, world.service.customer).get(src).status_code == 200
    assert english(world, world.other.admin).get(src).status_code == 404
    copy = read_form(client.get(f"{NEW}?copy={ticket.pk}"), NEW).fields
    assert copy["html"] == [ticket.html]


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [(SVG, "a.svg", "not a picture"), (b"", "a.png", "not a picture"), (b"\x00" * 9, "\x00", "")],
)
def test_what_is_no_picture_is_refused_in_words(
    world: World, data: bytes, name: str, said: str
) -> None:
    answer = _upload(english(world, world.service.dispatcher), data, name)
    assert answer.status_code == 422
    assert said in answer.json()["refusal"]
