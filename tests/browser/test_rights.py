"""Can one see what somebody may do, and look with their eyes without touching anything?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cards import choose_act
from tests.browser.site import Window

_POST = """path => fetch(path, {
    method: "POST",
    body: new URLSearchParams({
        csrfmiddlewaretoken: document.querySelector("meta[name=csrf]").content,
    }),
}).then(answer => answer.status)"""


@pytest.mark.flow(26)
def test_the_tab_of_rights_says_which_role_each_right_comes_from(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/employees/?q=Коваль")
    page.get_by_role("link", name=re.compile("Коваль")).first.click()
    choose_act(window, "What can this person see and do", "Что ")
    expect(page).to_have_url(re.compile("/rights/"))
    window.sees("Where they enter", "Куда")
    expect(page.locator("ul.rights li").first).to_contain_text(window.say("Technician", "Техник"))


@pytest.mark.flow(27)
def test_looking_with_anothers_eyes_shows_their_side_and_changes_nothing(window: Window) -> None:
    page = window.sign_in("admin@example.com")
    window.go("/office/customers/?q=Громов")
    page.get_by_role("link", name=re.compile("Громов")).first.click()
    choose_act(window, "View as", "Смотреть как")
    expect(page).to_have_url(re.compile("/portal/"))
    banner = page.locator(".ban")
    expect(banner).to_contain_text("Громов")
    assert page.evaluate(_POST, "/profile/") == 403
    with page.expect_navigation():
        banner.get_by_role("button").click()
    expect(page).to_have_url(re.compile(r"/office/people/\d+/"))
    expect(page.locator(".ban")).to_have_count(0)
