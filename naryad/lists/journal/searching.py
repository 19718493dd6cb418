"""Whose lines of the journal does somebody mean by these words?"""

from typing import Any

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.core.plans import planned_anew
from naryad.core.search import make_search_terms, sought
from naryad.lists.journal.conditions import did, was_changed
from naryad.lists.journal.line import JournalLine
from naryad.lists.people.searching import search_people
from naryad.people.visibility import people_visible_to

# Lines of so many people are sought by an index; those of more are met on the way anyhow.
_FEW = 1_000


def search_journal(lines: QuerySet[JournalLine], words: str, actor: Actor) -> QuerySet[JournalLine]:
    """What was done by, or to, the people that the words find; by phone, e-mail and company only
    those whom the reader sees."""
    people = search_people(people_visible_to(actor, with_deleted=True), words, actor=actor)
    with planned_anew():
        found = list(people.values_list("pk", flat=True)[: _FEW + 1])
    if len(found) <= _FEW:
        return lines.filter(did(found) | was_changed("person", found))
    ids = people.values("pk")
    return lines.filter(Q(who_id__in=ids) | Q(subject="person", subject_id__in=ids))


def search_names(people: QuerySet[Any], words: str) -> QuerySet[Any]:
    """By name alone: of people whom the reader does not see the journal tells nothing else. The
    first condition lets an index be used."""
    for term in make_search_terms(words):
        people = people.filter(search_text__contains=sought(term), sort_key__contains=term)
    return people
