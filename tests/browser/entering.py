"""How does a flow get a password of its own for a login of the demo?"""

from playwright.sync_api import Page

from tests.browser.site import PostOffice, Window, link_in

_SECRET = r"/password/\w"


def set_password_by_letter(window: Window, post: PostOffice, address: str, password: str) -> Page:
    """As one who has forgotten it; whoever has set it is signed in."""
    page, before = window.go("/password/"), post.count(address, saying=_SECRET)
    page.locator("[name=email]").fill(address)
    page.locator("main form button[type=submit]").last.click()
    window.sees("Look into your mail", "Проверьте почту")
    window.go(link_in(post.wait_for(address, count=before + 1, saying=_SECRET)))
    type_new_password(page, password)
    return page


def type_new_password(page: Page, password: str) -> None:
    for field in ("password", "password_again"):
        page.locator(f"[name={field}]").fill(password)
    page.locator("main form button[type=submit]").last.click()
