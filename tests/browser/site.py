"""What do the browser's tests talk to: the program, its letters, and a window on it?"""

import email
import email.policy
import re
import threading
import time
from email.message import EmailMessage
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.matrix import Corner

PASSWORD = "naryad-demo"
_LINK = re.compile(r"http://localhost:\d+/\S+?(?=[\s\"<)]|$)")

_SWITCH_LANGUAGE = """language => fetch("/language/", {
    method: "POST",
    body: new URLSearchParams({
        csrfmiddlewaretoken: document.querySelector("meta[name=csrf]").content, language,
    }),
})"""


class PostOffice:
    """A real SMTP server's handler that keeps what it is given."""

    def __init__(self) -> None:
        self._kept: list[EmailMessage] = []
        self._lock = threading.Lock()

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(letter, EmailMessage)
        with self._lock:
            self._kept.append(letter)
        return "250 Kept"

    def count(self, address: str, *, saying: str = "") -> int:
        return len(self._find(address, saying))

    def wait_for(
        self, address: str, *, count: int = 1, saying: str = "", seconds: float = 80
    ) -> EmailMessage:
        """The newest letter to the address, once there are so many. `saying`: of those in whose
        text this pattern is found, since others may come in between. A letter that does not leave
        at the first try leaves with the sweep of the next minute."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = self._find(address, saying)
            if len(found) >= count:
                return found[-1]
            time.sleep(0.1)
        raise AssertionError(f"No letter to {address} in {seconds} s.")

    def _find(self, address: str, saying: str) -> list[EmailMessage]:
        with self._lock:
            kept = [each for each in self._kept if address in str(each["To"])]
        return [each for each in kept if re.search(saying, text_of(each))]


def text_of(letter: EmailMessage) -> str:
    body = letter.get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return text


def link_in(letter: EmailMessage) -> str:
    """The address behind the letter's button."""
    found = _LINK.search(text_of(letter))
    assert found is not None, text_of(letter)
    return found.group(0)


class Window:
    """A browser window in one corner, which reports what the console and the policy complain of."""

    def __init__(
        self,
        browser: Browser,
        base_url: str,
        corner: Corner,
        *,
        script: bool = True,
        worker: bool = False,
    ):
        """`worker`: the one for pages without a network; other flows do not wait for it."""
        self.base_url, self.corner = base_url, corner
        self.complaints: list[str] = []
        self.context: BrowserContext = browser.new_context(
            viewport={"width": corner.width, "height": corner.height},
            locale="ru-RU" if corner.language == "ru" else "en-US",
            color_scheme="dark" if corner.theme == "dark" else "light",
            java_script_enabled=script,
            service_workers="allow" if worker else "block",
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(30_000)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", lambda said: self._hear(said.type, said.text))

    def _hear(self, kind: str, text: str) -> None:
        # What the program refuses on purpose is answered with a status, which Chromium reports, as
        # it does when a test takes the network away.
        expected = r"status of (403|404|409|410|422|429)|ERR_INTERNET_DISCONNECTED"
        if kind == "error" and not re.search(expected, text):
            self.complaints.append(text)

    def say(self, en: str, ru: str) -> str:
        return self.corner.say(en, ru)

    def go(self, path: str) -> Page:
        self.page.goto(path if path.startswith("http") else self.base_url + path)
        return self.page

    def sign_in(self, login: str, password: str = PASSWORD) -> Page:
        self.go("/sign-in/")
        self.page.locator("[name=email]").fill(login)
        self.page.locator("[name=password]").fill(password)
        self.page.locator("main form button[type=submit]").last.click()
        expect(self.page).not_to_have_url(re.compile("/sign-in/"))
        self.page.wait_for_load_state()
        if self.page.locator("html").get_attribute("lang") != self.corner.language:
            self._switch_language()
        return self.page

    def _switch_language(self) -> None:
        """As the button does, which on a phone lies deep in a menu."""
        self.page.evaluate(_SWITCH_LANGUAGE, self.corner.language)
        self.page.reload()
        expect(self.page.locator("html")).to_have_attribute("lang", self.corner.language)

    def press(self, en: str, ru: str, *, exact: bool = False) -> None:
        """A button or link by its words."""
        words = re.compile("^" + re.escape(self.say(en, ru)) + ("$" if exact else ""))
        button = self.page.get_by_role("button", name=words)
        link = self.page.get_by_role("link", name=words)
        item = self.page.get_by_role("menuitem", name=words)
        button.or_(link).or_(item).locator("visible=true").first.click()

    def sees(self, en: str, ru: str) -> None:
        """The word of this language stands on the page."""
        words = self.say(en, ru)
        expect(self.page.get_by_text(words).locator("visible=true").first).to_be_visible()

    def close(self) -> None:
        self.context.close()
        assert not self.complaints, self.complaints
