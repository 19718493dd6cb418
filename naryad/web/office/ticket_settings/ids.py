"""Which rows do the fields of a form name?"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from naryad.core.errors import Invalid

_LONGEST_ID = 18


def read_id(given: Mapping[str, Any], name: str) -> int | None:
    """None where nothing is chosen; Invalid for what cannot be the id of anything."""
    text = str(given.get(name) or "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > _LONGEST_ID:
        raise Invalid({name: _("Choose from the list.")})
    return int(text)


def read_ids(text: Any) -> tuple[int | None, int | None] | None:
    """Two ids as a form remembers them; None where it remembers nothing."""
    parts = str(text or "").split("/")
    if len(parts) != 2 or not all(not part or _is_id(part) for part in parts):
        return None
    first, second = (int(part) if part else None for part in parts)
    return first, second


def _is_id(text: str) -> bool:
    return text.isdecimal() and len(text) <= _LONGEST_ID
