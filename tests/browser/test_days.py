"""Do a dispatcher's morning and a customer's request go through, from the first look to the end?"""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import DjangoDbBlocker

from naryad.core.outcomes import only
from naryad.people.acting import act_as
from naryad.people.models import Person
from naryad.tickets import actions
from naryad.tickets.codes import CycleState
from naryad.tickets.models import Ticket, Transition
from tests.browser.cards import do_with_picked, pick, rows, undo
from tests.browser.conftest import OpenWindow, Site
from tests.browser.matrix import Corner
from tests.browser.site import Window
from tests.browser.test_screens import examine
from tests.connecting import use_database
from tests.files.pictures import png

_PHONE, _DESK = Corner("ru", 390, "light"), Corner("en", 1440, "light")
_OPEN = "/office/tickets/?open=yes&q=Дежурный"
_DONE = ("Назначить", "Принять", "Начать работу", "Работа выполнена")
_DONE_ANEW = ("Продолжить работу", "Работа выполнена")
Work = Callable[[int, tuple[str, ...]], None]


@pytest.fixture
def work(site: Site, django_db_blocker: DjangoDbBlocker) -> Work:
    """What the office does meanwhile, without windows: goes along these transitions. In a thread of
    its own, since Playwright's loop runs in this one."""

    def go(ticket_id: int, ways: tuple[str, ...]) -> None:
        with use_database(site.database), django_db_blocker.unblock():
            for ru in ways:
                _go_along(ticket_id, ru)

    def go_apart(ticket_id: int, ways: tuple[str, ...]) -> None:
        with ThreadPoolExecutor(1) as pool:
            pool.submit(go, ticket_id, ways).result()

    return go_apart


def _go_along(ticket_id: int, ru: str) -> None:
    at = timezone.now()
    by = act_as(Person.objects.get(email="dispatcher@example.com"), at=at)
    technician = Person.objects.get(email="technician@example.com")
    given = actions.Assignment(ticket_id, frozenset({technician.pk}))
    only(actions.assign_tickets([given], by=by, at=at))
    ticket = Ticket.objects.get(pk=ticket_id)
    way = Transition.objects.get(
        cycle__type_id=ticket.type_id,
        cycle__state=CycleState.PUBLISHED,
        from_stage_id=ticket.stage_id,
        name__ru=ru,
        deleted_at=None,
    )
    only(actions.move_tickets([actions.Move(ticket_id, way.pk)], by=by, at=at))


def _ask(window: Window, title: str, *, photo: Path | None = None) -> str:
    """About the first thing that is offered: three taps and words. The path of the request."""
    page = window.go("/portal/")
    page.locator("a.req-new").click()
    page.locator("#found a.pr").first.click()
    page.locator("[name=title]").fill(title)
    if photo is not None:
        page.locator("input[name=files]").set_input_files(photo)
    page.locator("main form[data-draft] button[type=submit]").last.click()
    expect(page).to_have_url(re.compile(r"/portal/requests/\d+/$"))
    return page.url.removeprefix(window.base_url)


def _answer(page: Page, word: str) -> None:
    """In the question that is open."""
    question = page.locator("dialog[open]")
    question.locator("[name=comment]").fill(word)
    with page.expect_navigation():
        question.locator("button[type=submit]").click()


def _open_card(page: Page, title: str) -> None:
    """After a look at it beside the list, which still asks the same."""
    rows(page).filter(has_text=title).locator("td").last.click()
    expect(page).to_have_url(re.compile(r"open=yes.*peek=\d+"))
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile(r"open=yes(?!.*peek=)"))
    rows(page).filter(has_text=title).locator("a.subj").click()
    expect(page).to_have_url(re.compile(r"/office/tickets/\d+/$"))


def test_a_day_of_a_dispatcher(open_window: OpenWindow) -> None:
    customer = open_window(_PHONE)
    customer.sign_in("customer2@example.com")
    titles = [f"Дежурный вызов {number}" for number in (1, 2)]
    for title in titles:
        _ask(customer, title)

    window = open_window(_DESK)
    page = window.sign_in("dispatcher@example.com")
    window.go(f"{_OPEN}&assignee.empty=1")
    expect(rows(page)).to_have_count(2)
    assert examine(window, ("day-list", _OPEN, "Stage", "Стадия")) == []
    _open_card(page, titles[0])
    path = page.url.removeprefix(window.base_url)
    late = open_window(_DESK)
    late.sign_in("head@example.com")
    late.go(path)

    page.locator("a.tk-next").first.click()
    question = page.locator("dialog[open]")
    question.locator("label", has_text="Коваль").click()
    with page.expect_navigation():
        question.locator("button[type=submit]").last.click()
    expect(page.locator(".toast0")).to_be_visible()
    assert examine(window, ("day-card", path, "Assignees", "Исполнители")) == []

    # Whoever still looks at the card as it was is told.
    late.page.locator("a.tk-next").first.click()
    expect(late.page.locator("dialog[open]")).to_contain_text("The ticket has moved on")

    page.locator(".tk-w-customer").first.click()
    page.locator(".tk-w textarea").fill("Мастер приедет к обеду")
    with page.expect_navigation():
        page.locator(".tk-w button[type=submit]").click()
    expect(page.get_by_text("Мастер приедет к обеду").first).to_be_visible()

    # Several at once, each from where it stands, and back.
    window.go(_OPEN)
    pick(page, *titles)
    do_with_picked(page, "move")
    groups = page.locator("fieldset.mv")
    expect(groups).to_have_count(2)
    for group in groups.all():
        group.locator("label", has_text="A part is missing").click()
    with page.expect_navigation():
        groups.locator("xpath=ancestor::form").first.locator("button[type=submit]").last.click()
    expect(rows(page).filter(has_text="Waiting for parts")).to_have_count(2)
    undo(window)
    expect(rows(page).filter(has_text="Waiting for parts")).to_have_count(0)


def test_a_day_of_a_customer(open_window: OpenWindow, work: Work, tmp_path: Path) -> None:
    window = open_window(_PHONE)
    page = window.sign_in("customer2@example.com")
    shot = tmp_path / "plate.png"
    shot.write_bytes(png(320, 240))
    path = _ask(window, "Ворота не закрываются", photo=shot)
    expect(page.locator("#photos img")).to_have_count(1)
    page.locator("[name=text]").fill("Ждём до шести")
    page.locator("form[action$='messages/'] button").click()
    expect(page.locator(".talk-me")).to_contain_text("Ждём до шести")

    ticket_id = int(path.rstrip("/").rsplit("/", 1)[-1])
    for ways, place, word in ((_DONE, 1, "Снова открыты"), (_DONE_ANEW, 0, "Спасибо")):
        work(ticket_id, ways)
        assert examine(window, ("day-request", path, "Messages", "Сообщения")) == []
        expect(page.locator(".req-w a")).to_have_count(2)
        page.locator(".req-w a").nth(place).click()
        _answer(page, word)
        expect(page.get_by_text(word)).to_be_visible()
    page.locator(".rate-c").nth(4).click()
    page.locator("form[action$='rating/'] [name=word]").fill("Быстро")
    page.locator("form[action$='rating/'] button[type=submit]").click()
    expect(page.locator("p.pre", has_text="Быстро")).to_be_visible()
