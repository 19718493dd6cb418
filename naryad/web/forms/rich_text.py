"""How does formatted text travel in a form?

Without scripts `text` is what is typed, plain, and `html` what it began with, untouched. The editor
writes `html` and says so in `text_format`; nobody guesses from the content which of the two it is.
"""

from collections.abc import Mapping
from typing import Any

from django import forms

from naryad.core.rich_text import TooHeavy, read_html
from naryad.web.forms.action_form import ActionForm

OF_TEXT = ("html", "text_format")
_FORMATTED = "html"


class RichTextForm(ActionForm):
    """Has a field `text` besides."""

    html = forms.CharField(required=False, widget=forms.HiddenInput)
    text_format = forms.CharField(required=False, widget=forms.HiddenInput({"data-uncounted": "1"}))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.is_bound and not _is_formatted(self.values()):
            # The editor begins with what was typed without it.
            self._put("html", None)

    def written(self) -> dict[str, str]:
        """What is handed in of the text: `html` where it is formatted."""
        html, text = _read(self.values())
        return {"text": text, "html": html}

    def _comparable(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        html, text = _read(values)
        rest = {name: value for name, value in values.items() if name not in OF_TEXT}
        return {**rest, "text": html or text}

    def _put(self, field: str, value: Any) -> None:
        super()._put(field, value)
        if field == "text":
            super()._put("html", self.initial.get("html"))
            super()._put("text_format", None)

    def _takes_theirs(self, field: str) -> bool:
        return super()._takes_theirs("text" if field in OF_TEXT else field)


def _is_formatted(values: Mapping[str, Any]) -> bool:
    """Written by the editor, or the plain text beside it was not touched."""
    return values.get("text_format") == _FORMATTED or _say(values) == _plain(values.get("text"))


def _read(values: Mapping[str, Any]) -> tuple[str, str]:
    """Formatted, else plain."""
    html, text = str(values.get("html") or ""), str(values.get("text") or "")
    try:
        rich = read_html(html)
    except TooHeavy:
        # The action refuses it, in words for the person.
        return (html, "") if values.get("text_format") == _FORMATTED else ("", text)
    if values.get("text_format") == _FORMATTED:
        return rich.html, rich.text
    return (rich.html, rich.text) if _is_formatted(values) and rich.html else ("", text)


def _say(values: Mapping[str, Any]) -> str | None:
    try:
        return _plain(read_html(str(values.get("html") or "")).text)
    except TooHeavy:
        return None


def _plain(text: Any) -> str:
    return "\n".join(str(text or "").strip().splitlines())
