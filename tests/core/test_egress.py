"""Where does the program refuse to go, whatever address somebody typed?"""

import dataclasses
import re
import socket
import ssl
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings as django_settings

from naryad.core import egress
from naryad.core.egress import AnswersElsewhere, AnswerTooLong, BadAnswer, NoAnswer, NotJson
from naryad.core.errors import Refusal
from naryad.core.private_servers import read_private_servers
from naryad.core.reachable import BadAddress, ForbiddenAddress, NoSuchHost, NotEncrypted
from tests.core.servers import LocalServer, local_server

PUBLIC = "93.184.216.34"


@pytest.fixture
def in_production(settings: Any) -> None:
    environment = django_settings.ENVIRONMENT
    settings.ENVIRONMENT = dataclasses.replace(environment, mode="production")


@pytest.fixture
def server() -> Iterator[LocalServer]:
    with local_server() as running:
        yield running


def _name_service(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """The outside world's: each question gets the next answer. What was asked comes back."""
    asked: list[str] = []
    left = list(answers)

    def answer(host: str, port: int, **options: object) -> list[tuple[object, ...]]:
        asked.append(host)
        return [(0, 0, 0, "", (address, port)) for address in left.pop(0)]

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


# Address typed → why it is not called in production. Numbers are read as the system reads them.
REFUSED = [
    ("https://127.0.0.1/", ForbiddenAddress),
    ("https://127.8.8.8/", ForbiddenAddress),
    ("https://localhost/", ForbiddenAddress),
    ("https://[::1]/", ForbiddenAddress),
    ("https://0.0.0.0/", ForbiddenAddress),
    ("https://[::]/", ForbiddenAddress),
    ("https://10.1.2.3/", ForbiddenAddress),
    ("https://172.16.0.1/", ForbiddenAddress),
    ("https://192.168.1.1/", ForbiddenAddress),
    ("https://100.64.0.1/", ForbiddenAddress),
    ("https://169.254.169.254/latest/meta-data/", ForbiddenAddress),
    ("https://224.0.0.1/", ForbiddenAddress),
    ("https://[fd00::1]/", ForbiddenAddress),
    ("https://[fe80::1]/", ForbiddenAddress),
    ("https://[::ffff:127.0.0.1]/", ForbiddenAddress),
    ("https://[::ffff:10.0.0.1]/", ForbiddenAddress),
    ("https://[64:ff9b::7f00:1]/", ForbiddenAddress),
    ("https://[2002:7f00:1::]/", ForbiddenAddress),
    ("https://[64:ff9b:1::7f00:1]/", ForbiddenAddress),
    ("https://[2001:0:7f00:1::]/", ForbiddenAddress),
    ("https://[::127.0.0.1]/", ForbiddenAddress),
    ("https://[::a00:1]/", ForbiddenAddress),
    ("https://[fec0::1]/", ForbiddenAddress),
    ("https://[2a00:1450::5efe:a00:1]/", ForbiddenAddress),
    ("https://[2a00:1450::200:5efe:a00:1]/", ForbiddenAddress),
    ("https://2130706433/", ForbiddenAddress),
    ("https://0177.0.0.1/", ForbiddenAddress),
    ("https://0x7f000001/", ForbiddenAddress),
    ("http://127.0.0.1/", NotEncrypted),
    ("http://id.example.com/", NotEncrypted),
    ("https://id.example.com:8443/", BadAddress),
    ("https://id.example.com:22/", BadAddress),
    ("https://id.example.com:99999/", BadAddress),
    ("https://user:pass@id.example.com/", BadAddress),
    ("https://id.example.com/\r\nHost: evil", BadAddress),
    ("https://id.example.com/a b", BadAddress),
    ("https://пример.рф/", BadAddress),
    ("https:///nobody", BadAddress),
    ("https://[::1", BadAddress),
    ("file:///etc/passwd", BadAddress),
    ("gopher://127.0.0.1:6379/_x", BadAddress),
    ("ftp://id.example.com/", BadAddress),
    ("//id.example.com/", BadAddress),
    ("id.example.com", BadAddress),
    ("javascript:alert(1)", BadAddress),
    ("https://id.example.com/" + "a" * 2000, BadAddress),
    ("", BadAddress),
]


@pytest.mark.parametrize(("url", "why"), REFUSED)
def test_what_production_does_not_call(
    in_production: None, monkeypatch: pytest.MonkeyPatch, url: str, why: type[Refusal]
) -> None:
    def connect(*given: object, **options: object) -> None:
        raise AssertionError(f"It went to {given}.")

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(why):
        egress.fetch(url)


@pytest.mark.parametrize("addresses", [["10.0.0.7"], [PUBLIC, "10.0.0.7"], ["::1", PUBLIC]])
def test_a_name_that_leads_to_a_private_address_is_refused(
    in_production: None, monkeypatch: pytest.MonkeyPatch, addresses: list[str]
) -> None:
    _name_service(monkeypatch, addresses)
    with pytest.raises(ForbiddenAddress):
        egress.fetch("https://id.example.com/")


def test_the_address_that_was_judged_is_the_one_that_is_called(
    in_production: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers differently the second time (rebinding) is not asked a second time."""
    asked = _name_service(monkeypatch, [PUBLIC], ["127.0.0.1"])
    called = []

    def connect(address: tuple[str, int], **options: object) -> socket.socket:
        called.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NoAnswer):
        egress.fetch("https://id.example.com/")
    assert (asked, called) == (["id.example.com"], [(PUBLIC, 443)])


def test_a_name_nobody_bears_is_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def answer(*given: object, **options: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    with pytest.raises(NoSuchHost):
        egress.fetch("https://id.example.com/")


def test_a_trial_may_call_its_own_machine_and_no_other_private_one(server: LocalServer) -> None:
    server.answers["/"] = (200, {}, b'{"a": 1}')
    assert egress.fetch(server.url).read_object() == {"a": 1}
    for url in ("https://10.0.0.1/", "https://169.254.169.254/", "http://10.0.0.1/"):
        with pytest.raises((ForbiddenAddress, NotEncrypted)):
            egress.fetch(url)


NAMED = "https://erp.lan http://10.0.5.7:8080 https://10.0.8.0/24 http://127.0.0.1:1540"
# Address typed, what its name leads to → whether it is called where these are named.
WHERE_NAMED = [
    ("https://erp.lan/hook", ["10.9.9.9"], True),
    ("https://erp.lan/hook", ["fd00::9"], True),
    ("https://erp.lan/hook", ["127.0.0.1"], False),
    ("https://erp.lan/hook", ["10.9.9.9", "169.254.169.254"], False),
    ("https://erp.lan/hook", ["::ffff:169.254.169.254"], False),
    ("https://erp.lan/hook", ["fd00:ec2::254"], False),
    ("https://erp.lan/hook", ["fe80::1"], False),
    ("http://erp.lan/hook", ["10.9.9.9"], False),
    ("https://erp.lan:8443/hook", ["10.9.9.9"], False),
    ("https://sub.erp.lan/hook", ["10.9.9.9"], False),
    ("http://10.0.5.7:8080/", ["10.0.5.7"], True),
    ("http://erp.lan:8080/", ["10.0.5.7"], True),
    ("http://erp.lan:8080/", ["10.0.5.8"], False),
    ("http://erp.lan:8080/", [PUBLIC], False),
    ("http://10.0.5.7/", ["10.0.5.7"], False),
    ("https://10.0.5.7/", ["10.0.5.7"], False),
    ("https://10.0.8.200/", ["10.0.8.200"], True),
    ("https://10.0.9.1/", ["10.0.9.1"], False),
    ("https://any.example.com/", ["10.0.8.3", PUBLIC], True),
    ("http://127.0.0.1:1540/", ["127.0.0.1"], True),
    ("http://127.0.0.1:5432/", ["127.0.0.1"], False),
]


def test_whoever_runs_the_program_names_servers_of_the_own_network(
    in_production: None, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    called: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], **options: object) -> socket.socket:
        called.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", connect)
    for named, is_any_called in ((NAMED, True), ("", False)):
        settings.PRIVATE_SERVERS = read_private_servers(named)
        for url, addresses, is_called in WHERE_NAMED:
            called.clear()
            _name_service(monkeypatch, addresses)
            with pytest.raises(Refusal):
                egress.fetch(url)
            expected = addresses if is_called and is_any_called else []
            assert [address for address, _port in called] == expected, url


def test_a_slip_of_the_pen_opens_nothing() -> None:
    for bad in (
        "10.0.0.0/33",
        "0.0.0.0/0",
        "10.0.8.1/24",
        "[fd00::]/8",
        "*.lan",
        "erp.lan/hook",
        "https://user:word@erp.lan",
        "ftp://erp.lan",
        "https://erp.lan:99999",
        "fd00::1",
        "https://",
    ):
        with pytest.raises(ValueError, match=re.escape(bad)):
            read_private_servers(f"https://erp.lan, {bad}")


def test_a_form_is_posted_with_its_headers(server: LocalServer) -> None:
    server.answers["/token?a=1"] = (200, {}, b"{}")
    egress.post_form(f"{server.url}/token?a=1", {"code": "ä&="}, headers={"Authorization": "x"})
    (asked,) = server.asked
    assert (asked.method, asked.body) == ("POST", b"code=%C3%A4%26%3D")
    assert asked.headers["Authorization"] == "x"
    assert asked.headers["Content-Type"] == "application/x-www-form-urlencoded"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(server: LocalServer, status: int) -> None:
    server.answers["/"] = (status, {"Location": f"{server.url}/inside"}, b"")
    with pytest.raises(AnswersElsewhere):
        egress.fetch(server.url)
    assert [asked.path for asked in server.asked] == ["/"]


@pytest.mark.parametrize(("size", "fits"), [(egress.MOST_BYTES, True), (65_537, False)])
def test_more_than_64_kb_are_not_read(server: LocalServer, size: int, fits: bool) -> None:
    server.answers["/"] = (200, {}, b"x" * size)
    if fits:
        assert len(egress.fetch(server.url).body) == size
        return
    with pytest.raises(AnswerTooLong):
        egress.fetch(server.url)


@pytest.mark.parametrize("part", ["head", "body"])
def test_who_trickles_is_cut_off(
    server: LocalServer, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(egress, "SECONDS", 0.5)
    server.trickles = part
    begun = time.monotonic()
    with pytest.raises(NoAnswer):
        egress.fetch(server.url)
    assert time.monotonic() - begun < 3


def test_nobody_there_and_nothing_fit_to_read_are_said_apart(server: LocalServer) -> None:
    server.answers |= {"/gone": (404, {}, b"{}"), "/words": (200, {}, b"<html>")}
    server.answers["/list"] = (200, {}, b"[1]")
    for path, why in (("/gone", BadAnswer), ("/words", NotJson), ("/list", NotJson)):
        with pytest.raises(why):
            egress.fetch(server.url + path).read_object()
    with pytest.raises(NoAnswer) as refused:
        egress.fetch("http://127.0.0.1:9/")
    assert "nobody listens there" in str(refused.value)


def test_encryption_asks_for_a_certificate_of_that_name(server: LocalServer) -> None:
    """A plain server speaks no TLS at all, so nothing is read from it."""
    with pytest.raises(NoAnswer):
        egress.fetch(server.url.replace("http://", "https://"))
    assert ssl.create_default_context().check_hostname
