"""What may a program do with a token, of all that the person behind it may?"""

from collections.abc import Collection, Sequence
from enum import StrEnum

from django.utils.translation import gettext

from naryad.core.errors import Invalid

MOST_SCOPES, LONGEST = 50, 60


class Reach(StrEnum):
    READ = "read"
    WRITE = "write"


def allows(scopes: Collection[str], *, noun: str, reach: Reach) -> bool:
    """`read`, `write`, or one of them of a noun: `companies:read`. Whoever may write may read."""
    enough = {Reach.WRITE} if reach == Reach.WRITE else {Reach.READ, Reach.WRITE}
    return any(scope in scopes for each in enough for scope in (str(each), f"{noun}:{each}"))


def clean_scopes(given: Sequence[str]) -> list[str]:
    """Each once. Raises Invalid (scopes)."""
    scopes = list(dict.fromkeys(scope.strip() for scope in given))
    if not scopes or len(scopes) > MOST_SCOPES or not all(map(_is_scope, scopes)):
        raise Invalid({"scopes": gettext("Say what the token may do: read, write, people:read.")})
    return scopes


def _is_scope(text: str) -> bool:
    noun, colon, reach = text.rpartition(":")
    is_noun = noun.replace("-", "").isalpha() if colon else not noun
    return reach in set(Reach) and is_noun and len(text) <= LONGEST
