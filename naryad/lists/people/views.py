"""Which ready questions stand over a list of people?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.lists.noun_lists import BuiltInView
from naryad.lists.people.invitations import Asked
from naryad.lists.questions import Question


def _is(field: str, value: str) -> Question:
    return Question(where=Condition(field, Operator.IS, (value,)))


PEOPLE_VIEWS = (
    BuiltInView("all", _("All"), Question()),
    BuiltInView("not-activated", _("Not activated"), _is("invitation", Asked.NOT_ACTIVATED.value)),
    BuiltInView(
        "refused",
        _("Letter not delivered"),
        _is("invitation", Asked.REFUSED.value),
        is_alarming=True,
    ),
    BuiltInView("no-company", _("No company"), _is("company", "none")),
    BuiltInView("banned", pgettext_lazy("several", "Banned"), _is("banned", "yes")),
)
