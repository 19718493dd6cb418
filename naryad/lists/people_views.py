"""Which ready questions stand over a list of people, and how many answers has each?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.lists.counting import count_each
from naryad.lists.people_conditions import PeopleConditions, Show
from naryad.lists.people_invitations import Asked
from naryad.lists.people_matching import matching_people

COUNT_CAP = 9_999


@dataclass(frozen=True, slots=True)
class PeopleView:
    """A saved list. `is_alarming`: somebody has to look into what stands there."""

    key: str
    label: str | Promise
    conditions: PeopleConditions
    is_alarming: bool = False


def people_views(kind: Kind) -> list[PeopleView]:
    views = [
        PeopleView("all", _("All"), PeopleConditions(kind)),
        PeopleView(
            "not-activated",
            _("Not activated"),
            PeopleConditions(kind, invitation=Asked.NOT_ACTIVATED),
        ),
        PeopleView(
            "refused",
            _("Letter not delivered"),
            PeopleConditions(kind, invitation=Asked.REFUSED),
            is_alarming=True,
        ),
        PeopleView("no-company", _("No company"), PeopleConditions(kind, no_company=True)),
        PeopleView(
            "banned", pgettext_lazy("several", "Banned"), PeopleConditions(kind, banned=Show.ONLY)
        ),
    ]
    return views


def count_views(views: Sequence[PeopleView], *, actor: Actor, at: datetime) -> list[int]:
    """In one query; a count stops one above COUNT_CAP."""
    sets = [matching_people(view.conditions, actor=actor, at=at) for view in views]
    return count_each(sets, cap=COUNT_CAP)
