"""Which people does somebody mean by these words?"""

from collections.abc import Sequence

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from naryad.access.actor import Actor
from naryad.companies.visibility import companies_visible_to
from naryad.core.search import make_search_terms, sought
from naryad.lists.companies.searching import search_companies
from naryad.lists.counting import count_each
from naryad.lists.employments import current_employments
from naryad.people.models import Employment, Person

# So many people are looked at one by one sooner than two large sets are compared.
_FEW = 1_000


def search_people(people: QuerySet[Person], words: str, *, actor: Actor) -> QuerySet[Person]:
    """Narrow to those in whom every word is found: name, e-mail, phone, or the name of a company
    of theirs that the reader sees."""
    terms = make_search_terms(words)
    narrowing = _narrowing(terms, actor)
    for term in narrowing:
        people = people.filter(pk__in=_named(term, actor))
    for term in set(terms).difference(narrowing):
        people = people.filter(_is_named(term, actor))
    return people


def _narrowing(terms: Sequence[str], actor: Actor) -> Sequence[str]:
    """Of several words those that few people have; the others are then asked of these few alone.
    Where every word is common, all of them."""
    if len(terms) < 2:
        return terms
    counts = count_each([_named(term, actor) for term in terms], cap=_FEW)
    rare = [term for term, count in zip(terms, counts, strict=True) if count <= _FEW]
    return rare or terms


def _named(term: str, actor: Actor) -> QuerySet[Person, int]:
    """The set form: ids of everybody in the organization."""
    found = Person.objects.filter(
        organization_id=actor.organization_id, search_text__contains=sought(term)
    )
    links = _links(term, actor).values_list("person_id", flat=True)
    return found.values_list("pk", flat=True).union(links, all=True)


def _is_named(term: str, actor: Actor) -> Combinable:
    """The same, asked of one person."""
    links = _links(term, actor).filter(person_id=OuterRef("pk"))
    return Q(search_text__contains=sought(term)) | Exists(links)


def _links(term: str, actor: Actor) -> QuerySet[Employment]:
    companies = search_companies(companies_visible_to(actor), term)
    return current_employments(actor).filter(company_id__in=companies.values("pk"))
