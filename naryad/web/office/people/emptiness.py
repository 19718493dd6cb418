"""Why is a list of people empty, and what would fill it?"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.lists.counting import count_each
from naryad.lists.paging import COUNT_CAP
from naryad.lists.people_conditions import PeopleConditions
from naryad.lists.people_matching import matching_people
from naryad.web.figures import say_capped
from naryad.web.office.people.addresses import list_url, new_url
from naryad.web.office.people.list_face import say_condition


@dataclass(frozen=True, slots=True)
class Empty:
    """`action_url` leads on from here; `reset_url` drops all conditions, where there are some."""

    title: str
    text: str
    icon: str
    action: str = ""
    action_url: str = ""
    reset_url: str = ""


def explain_empty(conditions: PeopleConditions, *, actor: Actor, at: datetime) -> Empty:
    if not conditions.active:
        return _explain_nobody(conditions.kind, actor=actor)
    names = conditions.active
    without = [conditions.without(name) for name in names]
    counts = count_each([matching_people(each, actor=actor, at=at) for each in without])
    most = max(range(len(names)), key=lambda place: counts[place])
    reset_url = list_url(PeopleConditions(conditions.kind))
    title = _("Nobody fits these conditions")
    if not counts[most]:
        return Empty(
            title, _("No single condition is to blame."), "filter-off", reset_url=reset_url
        )
    field, value = say_condition(conditions, names[most])
    return Empty(
        title,
        _say_in_the_way(field, value, counts[most], kind=conditions.kind),
        "filter-off",
        action=_("Drop “%(field)s”") % {"field": field},
        action_url=list_url(without[most]),
        reset_url=reset_url if len(names) > 1 else "",
    )


def _say_in_the_way(field: str, value: str, count: int, *, kind: Kind) -> str:
    sentence = (
        ngettext(
            "“%(field)s: %(value)s” is in the way: without it there would be %(count)s customer.",
            "“%(field)s: %(value)s” is in the way: without it there would be %(count)s customers.",
            count,
        )
        if kind == Kind.CUSTOMER
        else ngettext(
            "“%(field)s: %(value)s” is in the way: without it there would be %(count)s employee.",
            "“%(field)s: %(value)s” is in the way: without it there would be %(count)s employees.",
            count,
        )
    )
    return sentence % {"field": field, "value": value, "count": say_capped(count, COUNT_CAP)}


def _explain_nobody(kind: Kind, *, actor: Actor) -> Empty:
    if not actor.may(Permission.SEE_ALL_PEOPLE):
        return Empty(
            _("There is nobody here that you see"),
            _(
                "Your roles show people of your own areas or companies. Ask whoever manages people "
                "to add you to an area or a company."
            ),
            "eye-off",
        )
    if kind == Kind.CUSTOMER:
        add_url = new_url(kind) if actor.may_change(Permission.ADD_PEOPLE) else ""
        return Empty(
            _("No customers yet"),
            _("A customer speaks for one or several companies and enters the portal."),
            "users",
            action=_("Add the first customer") if add_url else "",
            action_url=add_url,
        )
    return Empty(
        _("No employees yet"), _("An employee works in the office or in the field."), "id-badge-2"
    )
