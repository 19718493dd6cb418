"""Which address and device are noted and counted?"""

import pytest
from django.test import RequestFactory
from pytest_django import Settings

from naryad.accounts.client import client_address, client_device
from naryad.accounts.devices import name_device


@pytest.mark.parametrize(
    ("trusted", "peer", "forwarded", "address"),
    [
        ((), "203.0.113.9", "", "203.0.113.9"),
        ((), "203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (("10.0.0.0/8",), "10.0.0.2", "203.0.113.9", "203.0.113.9"),
        (("10.0.0.0/8",), "10.0.0.2", "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (("10.0.0.0/8",), "10.0.0.2", "203.0.113.9, 10.0.0.3", "203.0.113.9"),
        (("10.0.0.0/8",), "10.0.0.2", "1.2.3.4, nonsense", "10.0.0.2"),
        (("10.0.0.0/8",), "10.0.0.2", "", "10.0.0.2"),
        (("10.0.0.2",), "::ffff:10.0.0.2", "2001:db8::1", "2001:db8::1"),
        ((), "", "203.0.113.9", "0.0.0.0"),
    ],
)
def test_only_trusted_proxies_say_who_is_behind_them(
    settings: Settings, trusted: tuple[str, ...], peer: str, forwarded: str, address: str
) -> None:
    settings.TRUSTED_PROXIES = trusted
    request = RequestFactory().get("/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


def test_a_device_is_short_and_of_one_line() -> None:
    request = RequestFactory().get("/", HTTP_USER_AGENT="Fire\r\nfox\x1b[31m" + "x" * 500)
    device = client_device(request)
    assert device.startswith("Firefox[31m")
    assert len(device) == 200


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Firefox/128.0", "Firefox, Windows"),
        (
            "Mozilla/5.0 (Linux; Android 14) Chrome/120 YaBrowser/24 Safari/537",
            "Yandex Browser, Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17 like Mac OS X) Safari/604", "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/130 Safari/537 Edg/130", "Edge, Linux"),
        ("curl/8.5.0", "curl/8.5.0"),
        ("", ""),
    ],
)
def test_a_browser_is_named_as_people_know_it(agent: str, name: str) -> None:
    assert name_device(agent) == name
