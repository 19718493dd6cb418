"""What does a page hold, and what would a browser send from its forms?"""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from naryad.people.models import Person
from tests.world import World

PART = {"HX-Request": "true"}


def english(world: World, person: Person | None = None) -> Client:
    """A browser whose pages are in English, whatever the person prefers."""
    client = world.client(person)
    client.cookies["language"] = "en"
    return client


@dataclass
class Form:
    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)

    def filled(self, **changes: object) -> dict[str, Any]:
        """What the browser sends after somebody typed; None: the box is taken away."""
        sent: dict[str, Any] = {**self.fields, **changes}
        return {name: value for name, value in sent.items() if value is not None}


def read_forms(answer: Any) -> list[Form]:
    reader = _FormReader()
    reader.feed(answer.content.decode())
    return reader.forms


def read_form(answer: Any, action: str) -> Form:
    """The form that changes something at this address."""
    forms = (each for each in read_forms(answer) if each.method == "post")
    (found,) = (each for each in forms if each.action.split("?")[0] == action)
    return found


def read_words(answer: Any) -> str:
    """What stands on the page for the eyes, with single spaces."""
    reader = _WordReader()
    reader.feed(answer.content.decode())
    return " ".join("".join(reader.words).split())


def read_link(answer: Any, rel: str) -> str:
    """Where the page says that the next or the previous one is; empty at an end."""
    before, found, _after = answer.content.decode().partition(f' rel="{rel}"')
    return before.rpartition('href="')[2].rstrip('"').replace("&amp;", "&") if found else ""


class _FormReader(HTMLParser):
    """Named controls that are on and not disabled, as a browser without a script sends them."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select = ""
        self._textarea = ""
        self._templates = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "template":
            self._templates += 1
        elif tag == "form":
            self.forms.append(Form(given.get("action") or "", given.get("method") or "get"))
        elif tag == "select":
            self._select = given.get("name") or ""
        elif tag == "option" and self._select and "selected" in given:
            self._add(self._select, given.get("value") or "")
        elif tag == "textarea":
            self._textarea = given.get("name") or ""
            self._add(self._textarea, "")
        elif tag == "input" and given.get("name") and not {"disabled", "form"} & set(given):
            is_box = given.get("type") in ("checkbox", "radio")
            if given.get("type") != "file" and (not is_box or "checked" in given):
                self._add(given["name"] or "", given.get("value", "on" if is_box else "") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._textarea = ""
        elif tag == "template":
            self._templates -= 1

    def handle_data(self, data: str) -> None:
        if self._textarea and self.forms:
            self.forms[-1].fields[self._textarea] = [data.removeprefix("\n")]

    def _add(self, name: str, value: str) -> None:
        """What a template holds is no part of the page yet."""
        if self.forms and not self._templates:
            self.forms[-1].fields.setdefault(name, []).append(value)


class _WordReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """What the search has marked stays inside its word."""
        if tag != "mark":
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)
