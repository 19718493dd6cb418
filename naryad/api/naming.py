"""How does the API give and take names in two languages?"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language

from naryad.api.schemas.shared import Names
from naryad.core.labels import LANGUAGES, Label, make_label


def write_names(label: Mapping[str, str]) -> dict[str, str]:
    return {language: label.get(language, "") for language in LANGUAGES}


def read_names(
    sent: Mapping[str, Any], name: str, *, current: Mapping[str, str] | None = None
) -> Label:
    """`names` says both languages; `name` the caller's alone, and the other stays. Neither of them
    sent: all stays."""
    texts = write_names(current or {})
    several: Names | None = sent.get(f"{name}s")
    if f"{name}s" in sent:
        texts = several.model_dump() if several else dict.fromkeys(LANGUAGES, "")
    if name in sent:
        texts[(get_language() or "en")[:2]] = sent[name] or ""
    return make_label(**texts)
