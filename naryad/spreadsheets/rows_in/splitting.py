"""How does one cell become several: a whole name, a list of phones?"""

import re

NAME_KEYS = ("last_name", "first_name", "middle_name")
PHONE_KEYS = ("phone", "work_phone", "other_phone")
# A comma before "доб." belongs to the number.
_BETWEEN_PHONES = re.compile(r"[;/\n]|,(?!\s*(?:доб|вн|ext))", re.IGNORECASE)


def split_name(text: str) -> list[str]:
    """Last, first, and all that follows as the middle name."""
    last, _blank, rest = " ".join(text.split()).partition(" ")
    first, _blank, middle = rest.partition(" ")
    return [last, first, middle]


def split_phones(text: str) -> list[str]:
    """As many as there is room for; what is left over stands with the last one, where it is
    refused as no number, so that nothing is lost without a word."""
    phones = [each.strip() for each in _BETWEEN_PHONES.split(text) if each.strip()]
    most = len(PHONE_KEYS)
    if len(phones) > most:
        phones[most - 1 :] = [" & ".join(phones[most - 1 :])]
    return phones + [""] * (most - len(phones))
