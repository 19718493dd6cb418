"""Can a letter be read by every mail program, and forged by nobody?"""

from email.message import EmailMessage

import pytest

from naryad.core.labels import make_label
from naryad.letters.kinds import Content
from naryad.letters.models import Letter
from naryad.letters.writing import write_message
from tests.world import NASTY

SENDER = "service@naryad.example"
INJECTION = "Hello\r\nBcc: thief@evil.example\r\n\r\nBuy"


def part(message: EmailMessage, kind: str) -> str:
    body = message.get_body((kind,))
    assert body is not None
    text: str = body.get_content()
    return text


def test_a_letter_has_a_text_and_an_html_part_with_the_same_link(letter: Letter) -> None:
    link = "https://naryad.example/activate/abc/"
    message = write_message(letter, Content("Hi", ("One.", "Two."), ("Go", link)), sender=SENDER)
    for kind in ("plain", "html"):
        assert link in part(message, kind)
        assert "One." in part(message, kind)
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Message-ID"] == letter.message_id


def test_a_letter_goes_in_seven_bits(letter: Letter) -> None:
    message = write_message(letter, Content("Приглашение", ("Здравствуйте.",)), sender=SENDER)
    message.as_bytes().decode("ascii")
    assert message["Subject"] == "Приглашение"
    assert "Здравствуйте." in part(message, "plain")


def test_names_cannot_add_headers_or_recipients(letter: Letter) -> None:
    letter.organization.name = make_label(en=INJECTION)
    message = write_message(letter, Content(INJECTION, ("Text",)), sender=SENDER)
    assert message["Bcc"] is None
    assert "\n" not in message["Subject"]
    assert [each.addr_spec for each in message["To"].addresses] == ["orlova@service.example"]
    head, _, _ = message.as_bytes().partition(b"\r\n\r\n")
    assert b"\nBcc:" not in head


@pytest.mark.parametrize(
    "to", ["a@b.example\r\nBcc: thief@evil.example", "a@b.example, thief@evil.example"]
)
def test_an_address_is_one_address_or_none(letter: Letter, to: str) -> None:
    letter.to = to
    with pytest.raises(ValueError, match=r"."):
        write_message(letter, Content("Hi", ("Text",)), sender=SENDER)


def test_hostile_names_stay_text_in_html(letter: Letter) -> None:
    letter.organization.name = make_label(en=NASTY)
    html = part(write_message(letter, Content("Hi", (NASTY,)), sender=SENDER), "html")
    assert "<img" not in html
    assert "&lt;img src=x" in html


def test_an_organizations_color_is_taken_only_when_it_is_one(letter: Letter) -> None:
    letter.organization.brand_color = "red;}"
    assert "red;}" not in part(write_message(letter, Content("Hi", ("",)), sender=SENDER), "html")
    letter.organization.brand_color = "#123456"
    assert "#123456" in part(write_message(letter, Content("Hi", ("",)), sender=SENDER), "html")


def test_answers_go_to_the_support_of_the_organization(letter: Letter) -> None:
    letter.organization.support_email = "help@service.example"
    message = write_message(letter, Content("Hi", ("Text",)), sender=SENDER)
    assert message["Reply-To"].addresses[0].addr_spec == "help@service.example"


def test_the_phone_of_the_support_reads_as_on_the_screens(letter: Letter) -> None:
    letter.organization.support_phone = "+74955550100"
    message = write_message(letter, Content("Hi", ("Text",)), sender=SENDER)
    for kind in ("plain", "html"):
        assert "+7 495 555-01-00" in part(message, kind).replace("\u00a0", " ")
