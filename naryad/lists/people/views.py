"""Which ready questions stand over a list of people?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.lists.noun_lists import BuiltInView
from naryad.lists.people.invitations import Asked
from naryad.lists.people.registrations import Came
from naryad.lists.questions import Question


def _is(field: str, value: str) -> Question:
    return Question(where=Condition(field, Operator.IS, (value,)))


_WITHOUT_COMPANY = BuiltInView("no-company", _("No company"), _is("company", "none"))
# Employees come by no code.
_WAITING = BuiltInView(
    "waiting", _("Waiting for approval"), _is("registration", Came.WAITING.value), is_alarming=True
)
_VIEWS = (
    BuiltInView("all", _("All"), Question()),
    BuiltInView("not-activated", _("Not activated"), _is("invitation", Asked.NOT_ACTIVATED.value)),
    BuiltInView(
        "refused",
        _("Letter not delivered"),
        _is("invitation", Asked.REFUSED.value),
        is_alarming=True,
    ),
    _WITHOUT_COMPANY,
    _WAITING,
    BuiltInView("banned", pgettext_lazy("several", "Banned"), _is("banned", "yes")),
)


def people_views(kind: Kind, actor: Actor) -> tuple[BuiltInView, ...]:
    """Whoever does not see every company cannot know who has none."""
    hidden = [] if actor.may(Permission.SEE_ALL_COMPANIES) else [_WITHOUT_COMPANY]
    if kind == Kind.EMPLOYEE or not actor.may(Permission.INVITE_PEOPLE):
        hidden.append(_WAITING)
    return tuple(view for view in _VIEWS if view not in hidden)
