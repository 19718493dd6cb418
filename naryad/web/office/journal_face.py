"""In which words does the journal tell who signed in and who changed whose rights?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.accounts.devices import name_device
from naryad.lists.journal import JournalConditions, JournalKind, JournalLine, Names
from naryad.lists.paging import ListPage
from naryad.people.visibility import people_visible_to
from naryad.web.jinja import with_query
from naryad.web.office.happenings import find_words, tell_changes

if TYPE_CHECKING:
    from naryad.accounts.models import SignIn
    from naryad.history.models import Event

_OUTCOMES = {
    "DONE": ("done", "done"),
    "REFUSED": ("bad", "bad"),
    "CODE": ("bad", "bad"),
    "SENT": ("bad", "bad"),
    "LIMITED": ("wait", "wait"),
    "ENDED": ("off", "new"),
}


@dataclass(frozen=True, slots=True)
class Somebody:
    """`id` 0: nobody whose lines could be asked for."""

    id: int
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Told:
    """One line. Of a sign-in `kind` and `shape` draw its outcome; of an event `icon` does."""

    at: datetime
    who: Somebody
    text: str | Promise
    whom: Somebody | None
    changes: Sequence[tuple[str, str, str]]
    note: str
    kind: str = ""
    shape: str = ""
    icon: str = ""


def describe_journal(
    conditions: JournalConditions, page: ListPage[JournalLine], *, names: Names, actor: Actor
) -> dict[str, Any]:
    here = reverse("journal")
    return {
        "conditions": conditions,
        "rows": [_tell(line, names) for line in page.rows],
        "views": [
            {
                "label": label,
                "url": with_query(here, **conditions.query(kind=kind)),
                "current": (conditions.kind or "") == kind,
            }
            for kind, label in _views()
        ],
        "person": _find_person(conditions.person_id, names, actor),
        "everybody_url": with_query(here, **conditions.query(person="")),
        "previous_url": _turn(conditions, page.before),
        "next_url": _turn(conditions, page.after),
    }


def _tell(line: JournalLine, names: Names) -> Told:
    if line.sign_in is not None:
        return _tell_sign_in(line.sign_in, names)
    assert line.event is not None
    return _tell_event(line.event, names)


def _tell_sign_in(row: "SignIn", names: Names) -> Told:
    kind, shape = _OUTCOMES[row.outcome]
    note = " · ".join(each for each in (row.address, name_device(row.device)) if each)
    text = row.get_outcome_display()
    return Told(row.at, _name(row.person_id, names), text, None, (), note, kind=kind, shape=shape)


def _tell_event(event: "Event", names: Names) -> Told:
    words = find_words(event.kind)
    return Told(
        event.at,
        _name(event.actor_id, names),
        words.text,
        _find_subject(event, names),
        tell_changes(event.changes),
        "",
        icon=words.icon,
    )


def _find_subject(event: "Event", names: Names) -> Somebody | None:
    if event.subject == "organization":
        return None
    if event.subject == "person":
        return _name(event.subject_id, names)
    if event.subject == "provider":
        return Somebody(0, names.providers.get(event.subject_id, ""), "")
    url = reverse("role", args=[event.subject_id])
    return Somebody(0, names.roles.get(event.subject_id, ""), url)


def _name(person_id: int | None, names: Names) -> Somebody:
    if person_id is None:
        return Somebody(0, _("the program itself"), "")
    url = reverse("person", args=[person_id]) if person_id in names.linked else ""
    return Somebody(person_id, names.people.get(person_id, ""), url)


def _find_person(person_id: int | None, names: Names, actor: Actor) -> Somebody | None:
    """The one whose lines alone are shown; a name that the reader may know anyway."""
    if person_id is None:
        return None
    if person_id not in names.people:
        found = people_visible_to(actor, with_deleted=True).filter(pk=person_id).first()
        return Somebody(person_id, str(found or _("nobody here")), "")
    return _name(person_id, names)


def _views() -> Iterator[tuple[str, str]]:
    yield "", _("Everything")
    yield JournalKind.SIGN_INS, _("Sign-ins")
    yield JournalKind.RIGHTS, _("Changes of rights")


def _turn(conditions: JournalConditions, token: str) -> str:
    return with_query(reverse("journal"), **conditions.query(page=token)) if token else ""
