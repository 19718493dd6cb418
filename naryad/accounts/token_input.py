"""What does somebody say about a token that is to be made?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from naryad.accounts.scopes import Reach, clean_scopes
from naryad.core.errors import Invalid
from naryad.core.rows import one_line

NAME_LENGTH = 100
MOST_DAYS = 3_650
DAYS = 365


@dataclass(frozen=True)
class NewToken:
    """`days` None: until somebody ends it."""

    name: str
    scopes: Sequence[str]
    days: int | None = DAYS


def clean_token(
    *, name: Any, scopes: Sequence[str] = (Reach.READ, Reach.WRITE), days: int | None = DAYS
) -> NewToken:
    """Raises Invalid (name, scopes, days)."""
    called = one_line(name)
    errors = {}
    if not called:
        errors["name"] = gettext("Fill in the name.")
    elif len(called) > NAME_LENGTH:
        errors["name"] = gettext("At most %(most)s characters.") % {"most": NAME_LENGTH}
    if days is not None and not 1 <= days <= MOST_DAYS:
        errors["days"] = gettext("From 1 to %(most)s days.") % {"most": MOST_DAYS}
    if errors:
        raise Invalid(errors)
    return NewToken(called, clean_scopes(scopes), days)
