"""Are these the requisites of a company in Russia, or is a digit wrong?

ИНН and ОГРН are checked by python-stdnum. The check digit of ОКПО is that of the classifiers of
Rosstat (ПР 50.1.024-2005), the key of an account that of the Bank of Russia (515, 08.09.1997).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from stdnum import iban
from stdnum.ru import inn, ogrn

from naryad.companies.counterparty import Counterparty

CODES = ("inn", "kpp", "ogrn", "okpo")
_KPP = re.compile(r"\d{4}[\dA-Z]{2}\d{3}")
_IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z\d]{10,30}")
_BETWEEN = re.compile(r"(?<=\w)[-–]+(?=\w)")
_ACCOUNT, _BIC = 20, 9


@dataclass(frozen=True)
class Rule:
    """`lengths` by what the company is before the law: none, and it has no such code."""

    lengths: Mapping[Counterparty, tuple[int, ...]]
    is_valid: Callable[[str], bool]


def has_okpo_key(number: str) -> bool:
    """The last digit of 8, 10 or 14 follows from the others by their places."""
    for shift in (0, 2):
        digits = enumerate(number[:-1])
        rest = sum(((place + shift) % 10 + 1) * int(digit) for place, digit in digits) % 11
        if rest != 10:
            return rest == int(number[-1])
    return number[-1] == "0"


L, S, I, F = Counterparty  # noqa: E741 - read as a table
_RULES: dict[str, Rule] = {
    "inn": Rule({L: (10,), S: (12,), I: (12,), F: (10,)}, inn.is_valid),
    "kpp": Rule({L: (9,), S: (), I: (), F: (9,)}, lambda number: bool(_KPP.fullmatch(number))),
    "ogrn": Rule({L: (13,), S: (15,), I: (), F: ()}, ogrn.is_valid),
    "okpo": Rule({L: (8, 14), S: (10, 14), I: (), F: (8,)}, has_okpo_key),
}


def compact(typed: str) -> str:
    """Without the blanks and dashes that people put between digits; a dash in front is a minus."""
    return _BETWEEN.sub("", "".join(typed.split())).upper()


def find_code_error(name: str, number: str, counterparty: Counterparty) -> str | Promise | None:
    """What is wrong with an ИНН, КПП, ОГРН or ОКПО that is filled in."""
    rule = _RULES[name]
    lengths = rule.lengths[counterparty]
    if not lengths:
        return _("There is no such code for this type of counterparty. Empty the field.")
    if not _is_written_right(name, number, lengths):
        either = f" {_('or')} ".join(str(length) for length in lengths)
        return gettext("Digits that are needed: %(lengths)s.") % {"lengths": either}
    if not (number.strip("0") and rule.is_valid(number)):
        return _("The check digit does not fit: a digit is mistyped.")
    return None


def find_account_error(account: str, bic: str) -> str | Promise | None:
    """Of a Russian account (there is a BIK) or of one elsewhere, where an IBAN is checked."""
    if not bic:
        if _IBAN.fullmatch(account) and not iban.is_valid(account, check_country=False):
            return _("The check digits of the IBAN do not fit: something is mistyped.")
        return None
    if not (account.isascii() and account.isdigit() and len(account) == _ACCOUNT):
        return _("An account has 20 digits.")
    if not _has_key(bic[-3:] + account):
        return _("The account does not fit the BIK: a digit of one of them is mistyped.")
    return None


def find_correspondent_error(account: str, bic: str) -> str | Promise | None:
    if not (account.isascii() and account.isdigit() and len(account) == _ACCOUNT):
        return _("A correspondent account has 20 digits.")
    if not _has_key(f"0{bic[4:6]}{account}"):
        return _("The correspondent account does not fit the BIK.")
    return None


def is_bic(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) == _BIC


def _is_written_right(name: str, number: str, lengths: tuple[int, ...]) -> bool:
    digits = name == "kpp" or (number.isascii() and number.isdigit())
    return digits and len(number) in lengths


def _has_key(digits: str) -> bool:
    return sum(int(digit) * (7, 1, 3)[place % 3] for place, digit in enumerate(digits)) % 10 == 0
