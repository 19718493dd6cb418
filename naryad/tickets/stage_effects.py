"""What does a stage bring when a ticket enters it, and what must be there before?

Both are closed lists of codes. An upper noun adds its own when the program starts
(`declare_requirement`, `declare_effect`), so that nothing is offered before it works.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

COMPLETE = "COMPLETE"
CLOSE = "CLOSE"
ASSIGN_PERSON = "ASSIGN_PERSON"
ASSIGN_MOVER = "ASSIGN_MOVER"
RELEASE = "RELEASE"
ASSIGNEE_SET = "ASSIGNEE_SET"
CODE_SCANNED = "CODE_SCANNED"

# Each of them decides who does the ticket: a stage has one at most.
_OF_ASSIGNEES = frozenset({ASSIGN_PERSON, ASSIGN_MOVER, RELEASE})


@dataclass(frozen=True)
class Effect:
    """`about` says in a sentence what happens; `needs_person`: the stage names one."""

    code: str
    name: str | Promise
    about: str | Promise
    needs_person: bool = False
    stops_the_clock: bool = False


@dataclass(frozen=True)
class Requirement:
    """`missing` is the reason that stands beside a move which lacks it."""

    code: str
    name: str | Promise
    missing: str | Promise


_effects: dict[str, Effect] = {}
_requirements: dict[str, Requirement] = {}


def declare_effect(effect: Effect) -> None:
    _effects[effect.code] = effect


def declare_requirement(requirement: Requirement) -> None:
    _requirements[requirement.code] = requirement


def known_effects() -> list[Effect]:
    return list(_effects.values())


def known_requirements() -> list[Requirement]:
    return list(_requirements.values())


def find_effect(code: str) -> Effect | None:
    return _effects.get(code)


def find_requirement(code: str) -> Requirement | None:
    return _requirements.get(code)


def contradict(effects: Iterable[str]) -> bool:
    """Two of them say differently who does the ticket."""
    return len(_OF_ASSIGNEES.intersection(effects)) > 1


for _effect in (
    Effect(
        COMPLETE,
        _("Complete the work"),
        _("Stops the clock of the deadline and notes when the work was done."),
        stops_the_clock=True,
    ),
    Effect(
        CLOSE,
        _("Close the ticket"),
        _("Takes the ticket out of the lists of open ones and stops the clock."),
        stops_the_clock=True,
    ),
    Effect(
        ASSIGN_PERSON,
        _("Assign a person"),
        _("Whoever is named below becomes the assignee."),
        needs_person=True,
    ),
    Effect(
        ASSIGN_MOVER,
        _("Assign whoever moved it here"),
        _("Whoever makes the transition becomes the assignee."),
    ),
    Effect(
        RELEASE, _("Take the assignees away"), _("Nobody does the ticket until it is assigned.")
    ),
):
    declare_effect(_effect)
declare_requirement(
    Requirement(ASSIGNEE_SET, _("An assignee is set"), _("Nobody is assigned to the ticket yet."))
)
# That whoever moves the ticket stands before its object; see presence.py.
declare_requirement(
    Requirement(
        CODE_SCANNED,
        _("The code of the object is scanned"),
        _("Scan the code on the object first; a scan of today counts."),
    )
)
