"""What is the outbox, as a list for one reader?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.letters.models import Letter
from naryad.letters.visibility import letters_visible_to
from naryad.lists.fields import Asker
from naryad.lists.letters.fields import REST, STATES, TO, kind_field
from naryad.lists.letters.searching import search_letters
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.questions import Order, Question, Show
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to


@dataclass(frozen=True, slots=True)
class LetterRow:
    """`person` is whom it was written to, where the reader sees them."""

    letter: Letter
    person: Person | None

    @property
    def id(self) -> int:
        return self.letter.pk


def list_letters(asker: Asker) -> NounList[LetterRow]:
    """Newest first. Whoever may not see the outbox gets nothing."""
    return NounList(
        noun="letters",
        asker=asker,
        fields={field.key: field for field in (TO, kind_field(), *REST)},
        visible=_visible,
        search=lambda letters, words, _actor: search_letters(letters, words),
        read=_read,
        place=lambda row: str(row.letter.created_at),
        order="created_at",
        is_newest_first=True,
        first_order=Order("written", is_descending=True),
        views=_VIEWS,
    )


def _visible(actor: Actor, _show: Show) -> QuerySet[Letter]:
    return letters_visible_to(actor)


def _read(ids: Sequence[int], asker: Asker) -> list[LetterRow]:
    """In two queries."""
    found = letters_visible_to(asker.actor).in_bulk(ids)
    to = {letter.person_id for letter in found.values() if letter.person_id is not None}
    people = people_visible_to(asker.actor).in_bulk(to)
    return [
        LetterRow(found[each], people.get(found[each].person_id or 0))
        for each in ids
        if each in found
    ]


def _of(state: str) -> Question:
    return Question(where=Condition("state", Operator.IS, (state,)))


_VIEWS = (
    BuiltInView("all", _("All"), Question()),
    *(
        BuiltInView(key, name, _of(key), is_alarming=key == "refused")
        for key, (name, _rule) in STATES.items()
    ),
)
