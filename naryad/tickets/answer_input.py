"""What does somebody hand in about a template of answers, and is it fit to be kept?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from naryad.core.errors import Invalid
from naryad.core.labels import LANGUAGES, Label
from naryad.core.names import find_label_errors, read_label
from naryad.tickets.codes import Side

MARKS = ("number", "title", "customer", "company", "address", "deadline")
LONGEST_ANSWER = 2_000
_MARK = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class AnswerInput:
    name: Label
    text: Label
    side: str = Side.CUSTOMER


def clean_answer(values: Mapping[str, Any]) -> AnswerInput:
    """From `name_…`, `text_…` (with its lines) and `side`."""
    texts = {language: _read_text(values.get(f"text_{language}")) for language in LANGUAGES}
    return AnswerInput(
        read_label(values, "name"),
        Label({language: text for language, text in texts.items() if text}),
        str(values.get("side") or ""),
    )


def check_answer(new: AnswerInput) -> None:
    """Invalid unless every text is fit and every mark known."""
    errors = find_label_errors(new.name, "name")
    errors |= find_label_errors(new.text, "text", most=LONGEST_ANSWER, is_required=False)
    if not new.text:
        errors["text"] = gettext("Write the text in at least one language.")
    for language, text in new.text.items():
        if unknown := _unknown_marks(text):
            errors[f"text_{language}"] = gettext("There is no mark %(mark)s.") % {
                "mark": unknown[0]
            }
    if new.side not in Side.values:
        errors["side"] = gettext("Choose from the list.")
    if errors:
        raise Invalid(errors)


def fill_marks(text: str, values: Mapping[str, str]) -> str:
    return _MARK.sub(lambda found: values.get(found[1], found[0]), text)


def _unknown_marks(text: str) -> list[str]:
    return [found[0] for found in _MARK.finditer(text) if found[1] not in MARKS]


def _read_text(given: Any) -> str:
    return str(given or "").replace("\r\n", "\n").replace("\x00", "").strip()
