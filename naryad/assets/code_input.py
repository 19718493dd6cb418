"""What does somebody hand in about codes, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.assets.codes import LONGEST_FOREIGN
from naryad.core.errors import Invalid
from naryad.core.ids import read_id

NOTE_LENGTH = 200
MOST_AT_ONCE = 5_000


@dataclass(frozen=True)
class BatchInput:
    count: int
    note: str = ""


@dataclass(frozen=True)
class Binding:
    """`text` as it was scanned or typed: one of our blank codes, or all of a foreign one."""

    text: str
    asset_id: int


def clean_batch(values: Mapping[str, Any]) -> BatchInput:
    """From what a form or a call brings. Invalid names the fields."""
    count, note = read_id(_text(values, "count")) or 0, _text(values, "note")
    errors: dict[str, str | Promise] = {}
    if not 1 <= count <= MOST_AT_ONCE:
        errors["count"] = _("From 1 to %(most)s at once.") % {"most": MOST_AT_ONCE}
    if len(note) > NOTE_LENGTH:
        errors["note"] = _("At most %(most)s characters.") % {"most": NOTE_LENGTH}
    if errors:
        raise Invalid(errors)
    return BatchInput(count, note)


def clean_code_text(values: Mapping[str, Any]) -> str:
    text = _text(values, "code")
    if not text:
        raise Invalid({"code": _("Type or scan the code.")})
    if len(text) > LONGEST_FOREIGN:
        raise Invalid({"code": _("At most %(most)s characters.") % {"most": LONGEST_FOREIGN}})
    return text


def _text(values: Mapping[str, Any], field: str) -> str:
    """One line: what PostgreSQL or a label could not bear is left out."""
    given = values.get(field) or ""
    text = given if isinstance(given, str) else ""
    text = text.encode("utf-8", "ignore").decode()
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
