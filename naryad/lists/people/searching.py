"""Which people does somebody mean by these words?"""

import re

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.companies.visibility import companies_visible_to
from naryad.core.search import make_search_terms
from naryad.lists.companies.searching import search_companies
from naryad.lists.employments import current_employments
from naryad.people.models import Person

# Shorter words have no whole trigram: they are sought at the beginning of words alone.
_WHOLE = 3


def search_people(people: QuerySet[Person], words: str, *, actor: Actor) -> QuerySet[Person]:
    """Narrow to those in whom every word is found: name, e-mail, phone, or the name of a company
    of theirs that the reader sees."""
    for term in make_search_terms(words):
        people = people.filter(pk__in=_named(term, actor))
    return people


def _named(term: str, actor: Actor) -> QuerySet[Person, int]:
    own = Person.objects.filter(organization_id=actor.organization_id)
    if len(term) < _WHOLE:
        pattern = rf"(^|\s){re.escape(term)}"
        return own.filter(search_text__regex=pattern).values_list("pk", flat=True)
    found = own.filter(search_text__contains=term).values_list("pk", flat=True)
    companies = search_companies(companies_visible_to(actor), term)
    links = current_employments(actor).filter(company_id__in=companies.values("pk"))
    return found.union(links.values_list("person_id", flat=True), all=True)
