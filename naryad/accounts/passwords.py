"""Is a password fit to be kept?"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    validate_password,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from naryad.core.errors import Invalid

LONGEST = 256
_LEAST_OWN = 6
_SHORTEST_WORD = 3
_PHONE_DIGITS = 10
_PRODUCT = ("naryad", "наряд")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class PasswordOwner:
    """What others know about the owner, so that it makes no password: addresses, names,
    organizations."""

    words: tuple[str, ...] = ()


class LengthValidator(MinimumLengthValidator):
    """Django's, in words of ours: its own are no good Russian."""

    def get_error_message(self) -> str:
        words = _("This password is too short: at least %(least)s characters are needed.")
        return words % {"least": self.min_length}


class CommonnessValidator(CommonPasswordValidator):
    """As the one of length."""

    def get_error_message(self) -> str:
        return _("This password is too common: it is among the first that are tried.")


class OwnWordsValidator:
    """For Django's list of validators: a password that holds own words needs enough letters
    beside them; digits and marks at its end do not count."""

    def validate(self, password: str, user: object = None) -> None:
        words = user.words if isinstance(user, PasswordOwner) else ()
        typed = rest = password.lower()
        for word in sorted(_known_words(words), key=len, reverse=True):
            rest = rest.replace(word, " ")
        is_named = rest != typed or _holds_phone(typed, words)
        if is_named and len("".join(_LETTERS.findall(rest))) < _LEAST_OWN:
            raise ValidationError(_("It is made of your own name or company. Take other words."))

    def get_help_text(self) -> str:
        return _("Not your own name, address or company.")


def check_password(
    password: str, again: str | None = None, *, owner: PasswordOwner, field: str = "password"
) -> None:
    """Raise Invalid, with the fault at its field. `again` is the second typing, where there is
    one."""
    if not password:
        raise Invalid({field: _("Choose a password.")})
    if len(password) > LONGEST:
        raise Invalid({field: _("At most %(most)s characters.") % {"most": LONGEST}})
    try:
        validate_password(password, owner)  # type: ignore[arg-type] # no login exists yet
    except ValidationError as error:
        raise Invalid({field: " ".join(error.messages)}) from None
    if again is not None and again != password:
        raise Invalid({f"{field}_again": _say_difference(password, again)})


def _holds_phone(typed: str, words: Iterable[str]) -> bool:
    """With whatever stands before its last ten digits: +7, 8 or nothing."""
    digits = "".join(letter for letter in typed if letter.isdecimal())
    phones = (word[-_PHONE_DIGITS:] for word in words if word.startswith("+"))
    return any(phone in digits for phone in phones)


def _known_words(words: Iterable[str]) -> set[str]:
    found = {word for text in words for word in _LETTERS.findall(text.lower())}
    return {word for word in found if len(word) >= _SHORTEST_WORD} | set(_PRODUCT)


def _say_difference(password: str, again: str) -> str:
    shorter = len(password) - len(again)
    if shorter > 0:
        return _("The two passwords differ. The second is shorter.")
    if shorter < 0:
        return _("The two passwords differ. The second is longer.")
    return _("The two passwords differ.")
