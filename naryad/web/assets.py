"""Under which addresses do the built styles, behaviours, icons and fonts lie?"""

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from markupsafe import Markup

MANIFEST = Path(__file__).parent / "static" / "dist" / "manifest.json"
_SIZES = {16: "i i-s", 18: "i", 24: "i i-l"}


@lru_cache(maxsize=1)
def read_manifest() -> dict[str, str]:
    """Plain name → hashed name; empty before the first build, so that pages still render."""
    if not MANIFEST.exists():
        return {}
    names: dict[str, str] = json.loads(MANIFEST.read_text())
    return names


def static_url(name: str) -> str:
    return f"{settings.STATIC_URL}{read_manifest().get(name, name)}"


@lru_cache(maxsize=1)
def release() -> str:
    """Another one whenever anything built is another."""
    return sha256(json.dumps(read_manifest(), sort_keys=True).encode()).hexdigest()[:8]


@lru_cache(maxsize=512)
def icon(name: str, size: int = 18, cls: str = "") -> Markup:
    """A line icon, hidden from screen readers: the word stands beside it or names the control."""
    classes = f"{_SIZES[size]} {cls}".strip()
    return Markup('<svg class="{}" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        classes, static_url("icons.svg"), name
    )


@lru_cache(maxsize=64)
def glyph(name: str) -> Markup:
    """The shape of a state, 14 px."""
    return Markup('<svg class="g" aria-hidden="true"><use href="{}#g-{}"/></svg>').format(
        static_url("icons.svg"), name
    )
