"""What does every answer carry, and how does a page differ from a part of it?"""

import logging

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse

from naryad.core.errors import NotPermitted, Refusal
from naryad.web.errors import answer_refusal, handler403, handler500
from naryad.web.http import Undo, render, see_other, toast
from naryad.web.security import HEADERS
from tests.web.pages import english, read_words
from tests.world import World


def _request(**headers: str) -> HttpRequest:
    return RequestFactory().get("/", headers=headers)


def _part(**headers: str) -> HttpRequest:
    return _request(**{"HX-Request": "true", **headers})


@pytest.mark.parametrize("address", ["/livez", "/brand.css?color=0b6670"])
def test_every_answer_forbids_what_the_browser_need_not_do(client: Client, address: str) -> None:
    answer = client.get(address)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_a_page_is_kept_by_nobody(client: Client) -> None:
    assert client.get("/livez").headers["Cache-Control"] == "no-store"


def test_nothing_inline_is_allowed_to_run_or_to_style() -> None:
    assert "unsafe" not in HEADERS["Content-Security-Policy"]


def test_a_behaviour_gets_the_part_and_a_person_the_page() -> None:
    values = {"said": ""}
    page = render(_request(), "errors/404.html", values, block="dialog").content.decode()
    part = render(_part(), "errors/404.html", values, block="dialog").content.decode()
    assert "<!doctype html>" in page
    assert "<html" not in part
    assert part.strip() in page


def test_going_back_in_the_history_gets_the_page() -> None:
    request = _part(**{"HX-History-Restore-Request": "true"})
    page = render(request, "errors/404.html", {"said": ""}, block="dialog")
    assert b"<!doctype html>" in page.content


def test_after_a_change_a_person_is_redirected_and_a_behaviour_told_where_to() -> None:
    assert see_other(_request(), "/on").headers["Location"] == "/on"
    assert see_other(_request(), "/on").status_code == 303
    assert see_other(_part(), "/on").headers["HX-Redirect"] == "/on"


def test_a_toast_is_shown_once_with_the_way_back() -> None:
    request = _request()
    request._messages = CookieStorage(request)  # type: ignore[attr-defined]
    toast(request, "Moved", undo=Undo("/back", {"version": "3"}))
    html = render(request, "errors/404.html", {"said": ""}).content.decode()
    assert "Moved" in html
    assert 'action="/back"' in html
    assert 'name="version" value="3"' in html
    assert request._messages.used


@pytest.mark.parametrize(
    ("refusal", "status", "said"),
    [
        (NotPermitted(), 403, "You do not have the right to do this."),
        (Refusal("The last administrator stays."), 409, "The last administrator stays."),
    ],
)
def test_a_refusal_is_a_page_of_its_status(refusal: Refusal, status: int, said: str) -> None:
    answer = answer_refusal(_request(), refusal)
    assert answer.status_code == status
    assert said in answer.content.decode()


def test_the_page_of_a_breakdown_needs_neither_request_nor_database(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        answer = handler500(HttpRequest())
    code = caplog.records[0].args
    assert answer.status_code == 500
    assert isinstance(code, tuple)
    assert str(code[0]) in answer.content.decode()


def test_a_forbidden_page_has_our_look() -> None:
    assert b"<!doctype html>" in handler403(_request(), PermissionDenied()).content


@pytest.mark.parametrize("named", ["person_deletion", "person_restoration", "person_unban"])
def test_an_address_that_only_takes_is_a_page_too(world: World, named: str) -> None:
    client = english(world, world.service.admin)
    answer = client.get(reverse(named, args=[world.service.customer.pk]))
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "POST"
    assert "There is no such page" in read_words(answer)


def test_who_looks_with_other_eyes_is_told_the_way_back(world: World) -> None:
    client = english(world, world.service.admin)
    client.post(reverse("view_as", args=[world.service.customer.pk]))
    words = read_words(client.get(reverse("profile")))
    assert "Go back to yourself to do it." in words
    assert "Rights come with roles." not in words
