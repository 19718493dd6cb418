"""How does a form become one action, and where on it does a refusal stand?"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.core.errors import Invalid, NotPermitted, NotVisible, Refusal, Stale
from naryad.core.requests import KeyReused, answer_once
from naryad.history.timeline import events_of
from naryad.web.forms.seen import compare_sides, print_fields

_LONGEST_KEY = 64
# What a form carries about itself; nobody types it.
_CARRIED = ("request_key", "version", "seen", "device_at")


@dataclass(frozen=True)
class Difference:
    """A field that somebody else has changed meanwhile."""

    field: str
    label: str | Promise
    mine: str
    theirs: str

    def __iter__(self) -> Iterator[object]:
        return iter((self.field, self.label, self.mine, self.theirs))


@dataclass(frozen=True)
class Rival:
    """Who saved first, and when."""

    who: str
    at: datetime


class ActionForm(forms.Form):
    """Fields to be drawn. What they hold is cleaned by the noun's own rules, which serve imports
    and calls as well, so Django's cleaning does not run."""

    request_key = forms.CharField(widget=forms.HiddenInput, required=False)
    version = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.differences: tuple[Difference, ...] = ()
        self.taken_over: list[str] = []
        self._has_taken_over = False
        self._sent: dict[str, Any] = {}
        self.rival: Rival | None = None
        self.status = 200
        if self.is_bound:
            self.data = self.data.copy()  # type: ignore[attr-defined] # a QueryDict
        else:
            self.initial.setdefault("request_key", token_urlsafe(16))
            self.initial["seen"] = self._print()

    def full_clean(self) -> None:
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    @property
    def seen_version(self) -> int | None:
        given = str(self["version"].data or "")
        return int(given) if given.isdecimal() else None

    def say(self, saved: str) -> str:
        """That it is saved; and what somebody else had changed meanwhile, which was kept."""
        if not self.taken_over or self.rival is None:
            return saved
        words = _("%(saved)s. Kept as %(who)s has changed it meanwhile: %(fields)s")
        return words % {
            "saved": saved.rstrip("."),
            "who": self.rival.who,
            "fields": self.words_taken_over,
        }

    @property
    def words_taken_over(self) -> str:
        return ", ".join(str(self.fields[name].label or name) for name in self.taken_over)

    def values(self) -> dict[str, Any]:
        """As typed; where the person took the other's side in a conflict, what is kept now."""
        return {
            name: self.initial.get(name) if self._takes_theirs(name) else _clean(self[name].data)
            for name in self.fields
            if name not in _CARRIED
        }

    def save(
        self,
        act: Callable[[], Any],
        *,
        by: Actor,
        at: datetime,
        subject: tuple[str, int] | None = None,
    ) -> Any:
        """The answer of the action, the kept one on a second click; None: show the form again.

        `subject` names the thing in history, which knows who else has saved it: what they alone
        have changed is taken over, and only where both did does the person choose. What the
        person may not see or do goes up.
        """
        # As it was sent: what is taken over meanwhile must not part a click from its twin.
        self._sent = self._sent or self.values()
        try:
            return answer_once(
                act,
                organization_id=by.organization_id,
                person_id=by.person_id or 0,
                key=str(self["request_key"].data or "")[:_LONGEST_KEY],
                given=self._sent,
                at=at,
            )
        except (NotVisible, NotPermitted):
            raise
        except Invalid as refusal:
            self._show_errors(refusal.errors, status=refusal.status)
        except Stale as refusal:
            self.rival = _find_rival(subject, by=by, at=at)
            if self._take_over(refusal):
                return self.save(act, by=by, at=at, subject=subject)
            self._show_conflict(refusal)
        except KeyReused as refusal:
            self._put("request_key", token_urlsafe(16))
            said = _("This form has been saved already. Save once more to save this as well.")
            self._show_errors({"": said}, status=refusal.status)
        except Refusal as refusal:
            self._show_errors({refusal.field or "": str(refusal)}, status=refusal.status)
        return None

    def refuse(self, refusal: Refusal) -> None:
        """What stood in the way before the action was asked."""
        self._show_errors({refusal.field or "": str(refusal)}, status=refusal.status)

    def _show_errors(self, errors: Mapping[str, str | Promise], *, status: int) -> None:
        self.status = status
        for field, message in errors.items():
            self.add_error(next(iter(self._fields_of(field)), None), str(message))

    def _take_over(self, refusal: Stale) -> bool:
        """Whether nothing is left to choose, so that it can be saved. Once: when it is too old
        again, what this form has read is not the newest either, and the person sees all."""
        seen = str(self["seen"].data or "")
        if self._has_taken_over or not seen:
            self._put("version", refusal.version)
            return False
        self._has_taken_over = True
        now = self._comparable(self.initial)
        sides = compare_sides(seen, mine=self._comparable(self.values()), theirs=now)
        self.taken_over = [name for name in self.fields if name in sides.theirs]
        for name in self.taken_over:
            self._put(name, self.initial.get(name))
        self._put("version", self.initial.get("version", refusal.version))
        self._put("seen", self._print())
        refusal.differences = {
            field: pair
            for field, pair in refusal.differences.items()
            if not (names := self._fields_of(field)) or not sides.both.isdisjoint(names)
        }
        return not refusal.differences

    def _show_conflict(self, refusal: Stale) -> None:
        self.status = refusal.status
        self.differences = tuple(
            Difference(field, self._label(field), self._say(field, mine), self._say(field, theirs))
            for field, (mine, theirs) in refusal.differences.items()
        )

    def _print(self) -> str:
        names = [name for name, field in self.fields.items() if name not in _CARRIED]
        return print_fields(names, self._comparable(self.initial))

    def _comparable(self, values: Mapping[str, Any]) -> Mapping[str, Any]:
        """What of them is the person's to change."""
        return values

    def _put(self, field: str, value: Any) -> None:
        """As a browser would send it."""
        data, key = self.data, self.add_prefix(field)
        assert isinstance(data, QueryDict)
        if isinstance(value, Collection) and not isinstance(value, str):
            data.setlist(key, [str(each) for each in value])
        elif value is None or value is False:
            data.pop(key, None)
        else:
            data[key] = str(value)

    def _fields_of(self, name: str) -> list[str]:
        """A name in two languages is one field of the noun and two of the form."""
        if name in self.fields:
            return [name]
        return [each for each in (f"{name}_ru", f"{name}_en") if each in self.fields]

    def _takes_theirs(self, field: str) -> bool:
        names = (field, field.removesuffix("_ru").removesuffix("_en"))
        return any(self.data.get(f"take-{name}") == "theirs" for name in names)

    def _label(self, name: str) -> str | Promise:
        fields = self._fields_of(name)
        return self.fields[fields[0]].label or "" if fields else name

    def _say(self, name: str, value: Any) -> str:
        if isinstance(value, dict):
            return " / ".join(str(text) for text in value.values() if text)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        choices = getattr(self.fields.get(name), "choices", ())
        words = {str(key): str(word) for key, word in choices}
        if isinstance(value, (list, tuple, set, frozenset)):
            return ", ".join(words.get(str(each), str(each)) for each in value)
        return words.get(str(value), str(value if value is not None else ""))


def _clean(given: Any) -> Any:
    """The database keeps every character but this one, which nobody can type."""
    if isinstance(given, list):
        return [_clean(each) for each in given]
    return given.replace("\x00", "") if isinstance(given, str) else given


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: even an empty answer is one."""
    return request.POST if request.method == "POST" else None


def _find_rival(subject: tuple[str, int] | None, *, by: Actor, at: datetime) -> Rival:
    somebody = _("somebody else")
    if subject is None:
        return Rival(somebody, at)
    noun, row_id = subject
    for event in events_of(noun, row_id, organization_id=by.organization_id, most=1):
        return Rival(str(event.actor or somebody), event.at)
    return Rival(somebody, at)
