"""What of a line of the journal do its conditions ask?"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.accounts.models import SignIn
from naryad.core.conditions.choices import ruled_choice
from naryad.core.conditions.fields import Asked, Field, OneOf
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column
from naryad.lists.fields import Asker
from naryad.lists.journal.line import JournalLine

_FAILED = frozenset({"REFUSED", "CODE", "SENT", "LIMITED"})
SIGN_INS, FAILED, RIGHTS = "sign-ins", "failed", "rights"
# Beside the kinds themselves: several at once, as the tabs show them.
GROUPS: dict[str, tuple[str | Promise, Q]] = {
    SIGN_INS: (_("Sign-ins"), Q(is_sign_in=True)),
    FAILED: (_("Failed sign-ins"), Q(is_sign_in=True, kind__in=sorted(_FAILED))),
    RIGHTS: (_("Changes of rights"), Q(is_sign_in=False)),
}
OUTCOMES = dict(SignIn.Outcome.choices)


@dataclass(frozen=True, slots=True)
class Named:
    """Ids that stand in a line itself. Whoever sees the line reads whom it names, so that nothing
    more has to be visible of them, and an index finds them by a few plain values."""

    key: str
    names: Callable[[Collection[Any]], Q]
    names_none: Q
    read: Callable[[JournalLine], set[int]]
    kind: FieldKind = FieldKind.REFERENCES
    choices: Collection[str] = ()

    def value(self, row: JournalLine) -> set[int]:
        return self.read(row)

    def meets(self, asked: Asked) -> Q:
        return self.names(sorted(asked.values)) if isinstance(asked, OneOf) else self.names_none


def did(ids: Collection[Any]) -> Q:
    return Q(who_id__isnull=False, who_id__in=ids)


def was_changed(subject: str, ids: Collection[Any]) -> Q:
    return Q(subject=subject, subject_id__isnull=False, subject_id__in=ids)


def who(_asker: Asker) -> Field:
    return Named("who", did, Q(who_id__isnull=True), lambda line: _ids(line.who_id))


def whom(_asker: Asker) -> Field:
    return _subject("whom", "person")


def role(_asker: Asker) -> Field:
    return _subject("role", "role")


def person(_asker: Asker) -> Field:
    """Who did it, or was changed."""
    return Named(
        "person",
        lambda ids: did(ids) | was_changed("person", ids),
        Q(who_id__isnull=True) & ~Q(subject="person"),
        lambda line: _ids(line.who_id) | _ids_of(line, "person"),
    )


def _subject(key: str, subject: str) -> Field:
    return Named(
        key,
        lambda ids: was_changed(subject, ids),
        ~Q(subject=subject),
        lambda line: _ids_of(line, subject),
    )


def _ids(one: int | None) -> set[int]:
    return set() if one is None else {one}


def _ids_of(line: JournalLine, subject: str) -> set[int]:
    return _ids(line.subject_id) if line.subject == subject else set()


def kind_among(kinds: Collection[str]) -> Callable[[Asker], Field]:
    """Each kind, and the groups of them."""
    rules = {
        **{key: rule for key, (_name, rule) in GROUPS.items()},
        **{kind: Q(kind=kind) for kind in kinds},
    }
    return lambda _asker: ruled_choice("kind", rules, _kinds_of)


def _kinds_of(line: JournalLine) -> set[str]:
    if not line.is_sign_in:
        return {line.kind, RIGHTS}
    return {line.kind, SIGN_INS, FAILED} if line.kind in _FAILED else {line.kind, SIGN_INS}


def column(key: str, kind: FieldKind, name: str, choices: Collection[str] = ()) -> Any:
    return lambda _asker: Column(key, kind, name, lambda line: getattr(line, name), choices)
