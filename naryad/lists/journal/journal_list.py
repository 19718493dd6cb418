"""What is the journal, as a list for one reader?"""

from collections.abc import Callable

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.lists.fields import Asker
from naryad.lists.journal.conditions import GROUPS
from naryad.lists.journal.fields import journal_fields
from naryad.lists.journal.line import JournalLine
from naryad.lists.journal.rows import JournalRow, read_rows
from naryad.lists.journal.searching import search_journal
from naryad.lists.journal.visibility import journal_visible_to
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.questions import Order, Question, Show


def list_journal(asker: Asker, *, say_kind: Callable[[str], str | Promise]) -> NounList[JournalRow]:
    """Newest first. Whoever may not see the journal gets nothing. `say_kind`: what a change of
    rights is called."""
    return NounList(
        noun="journal",
        asker=asker,
        fields={field.key: field for field in journal_fields(say_kind)},
        visible=_visible,
        search=search_journal,
        read=read_rows,
        place=lambda row: str(row.line.at),
        order="at",
        is_newest_first=True,
        first_order=Order("at", is_descending=True),
        views=_VIEWS,
    )


def _visible(actor: Actor, _show: Show) -> QuerySet[JournalLine]:
    return journal_visible_to(actor)


_VIEWS = (
    BuiltInView("all", _("Everything"), Question()),
    *(
        BuiltInView(key, name, Question(where=Condition("kind", Operator.IS, (key,))))
        for key, (name, _rule) in GROUPS.items()
    ),
)
