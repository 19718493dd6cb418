"""In which order does the reader's language say a person's name? See docs/decisions/0007."""

from functools import lru_cache

from django.utils.translation import get_language, pgettext


def say_name(first: str, last: str) -> str:
    return short_order() % {"first": first, "last": last}


def say_full_name(first: str, middle: str, last: str) -> str:
    """With the middle name: where documents are at stake, or two people could be mixed up."""
    order = pgettext("order of a full name", "%(first)s %(middle)s %(last)s")
    return " ".join((order % {"first": first, "middle": middle, "last": last}).split())


def short_order() -> str:
    return _short_order_in(get_language() or "")


@lru_cache(maxsize=8)
def _short_order_in(_language: str) -> str:
    """Of the active language, which the caller names: a page says 200 names."""
    return pgettext("order of a name", "%(first)s %(last)s")
