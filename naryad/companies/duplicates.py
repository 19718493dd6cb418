"""Is this company here already?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.companies.columns import sort_key_of
from naryad.companies.input import CompanyInput
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.search import normalize_text, sought

_MOST_NEAR = 5
_MOST_ALIKE = 100
_WORDS = re.compile(r"\W+")
# What a company is before the law says nothing about which one it is.
_FORMS = frozenset(
    "ооо ао пао зао оао нао ип нко ано гуп муп фгуп гку мку гбу мбу фгбу тсж снт "  # noqa: SIM905
    "llc ltd limited inc corp co company plc gmbh ag sa sas srl bv oy ab as".split()
)


class Likeness(StrEnum):
    INN = "INN"
    NAME = "NAME"


@dataclass(frozen=True)
class Duplicate:
    """A name belongs to one living company, so that likeness blocks the save where it is the very
    same; all others only warn."""

    likeness: Likeness
    company: Company
    is_blocking: bool = False


def find_duplicates(
    given: CompanyInput, *, actor: Actor, except_id: int | None = None
) -> list[Duplicate]:
    """For a look before saving, among companies that the actor sees: the same ИНН, then the same
    name but for case, marks and legal form. Deleted ones too for those who may restore them."""
    seen = companies_visible_to(actor, with_deleted=True)
    if except_id is not None:
        seen = seen.exclude(pk=except_id)
    found = {each.pk: Duplicate(Likeness.INN, each) for each in _same_inn(seen, given)}
    for company in _same_name(seen, given):
        is_blocking = company.deleted_at is None and company.sort_key == sort_key_of(given.name)
        if is_blocking or company.pk not in found:
            found[company.pk] = Duplicate(Likeness.NAME, company, is_blocking)
    return list(found.values())


def bare_name(name: str) -> str:
    """«Ромашка», ООО is Ромашка."""
    words = [word for word in _WORDS.split(normalize_text(name)) if word]
    return " ".join([word for word in words if word not in _FORMS] or words)


def _same_inn(seen: QuerySet[Company], given: CompanyInput) -> QuerySet[Company]:
    if not given.inn:
        return seen.none()
    return seen.filter(inn=given.inn).order_by("pk")[:_MOST_NEAR]


def _same_name(seen: QuerySet[Company], given: CompanyInput) -> Iterator[Company]:
    bare = bare_name(given.name)
    if not bare:
        return
    for word in bare.split():
        seen = seen.filter(search_text__contains=sought(word))
    alike = (each for each in seen.order_by("pk")[:_MOST_ALIKE] if bare_name(each.name) == bare)
    for _place, company in zip(range(_MOST_NEAR), alike, strict=False):
        yield company
