"""Is NARYAD_EMAIL_URL read as its author meant it?"""

import pytest
from pytest_django import Settings

from naryad.letters.mail_server import BadMailUrl, find_mail_server, parse_mail_url


@pytest.mark.parametrize(
    ("url", "host", "port", "tls"),
    [
        ("smtp://mail.example", "mail.example", 587, "start"),
        ("smtp://mail.example:25?tls=off", "mail.example", 25, "off"),
        ("smtp://localhost:1025", "localhost", 1025, "off"),
        ("smtp://localhost:1025?tls=start", "localhost", 1025, "start"),
        ("smtps://mail.example", "mail.example", 465, "whole"),
    ],
)
def test_the_port_and_the_encryption_follow_from_the_address(
    url: str, host: str, port: int, tls: str
) -> None:
    server = parse_mail_url(url)
    assert (server.host, server.port, server.tls) == (host, port, tls)


@pytest.mark.parametrize(
    ("url", "sender"),
    [
        ("smtp://mail.example?from=service@firm.example", "service@firm.example"),
        ("smtp://robot%40firm.example:p%3Aw@mail.example", "robot@firm.example"),
        ("smtp://robot:secret@mail.example", "naryad@naryad.firm.example"),
    ],
)
def test_the_sender_is_the_one_asked_for_or_the_accounts_own(
    settings: Settings, url: str, sender: str
) -> None:
    settings.BASE_URL = "https://naryad.firm.example"
    assert parse_mail_url(url).sender == sender


def test_user_and_password_may_hold_any_letter() -> None:
    server = parse_mail_url("smtp://robot%40firm.example:p%3Aw%2F@mail.example")
    assert (server.user, server.password) == ("robot@firm.example", "p:w/")
    assert "p:w/" not in repr(server)


@pytest.mark.parametrize(
    "url",
    [
        "http://mail.example",
        "smtp://",
        "mail.example",
        "smtp://mail.example?tls=perhaps",
        "smtp://mail.example?from=Firm <service@firm.example>",
    ],
)
def test_an_address_that_makes_no_sense_is_refused(url: str) -> None:
    with pytest.raises(BadMailUrl):
        parse_mail_url(url)


def test_a_trial_may_have_none(settings: Settings) -> None:
    settings.EMAIL_URL = ""
    assert find_mail_server() is None
