"""What does the form of a person offer to choose from?"""

from collections.abc import Sequence
from typing import Any

from django import forms

from naryad.access.actor import Actor
from naryad.areas.queries import area_tree
from naryad.catalog.directories import find_directory
from naryad.catalog.visibility import skills_visible_to, work_types_visible_to
from naryad.companies.visibility import companies_visible_to
from naryad.core.ids import read_id
from naryad.core.search import normalize_text
from naryad.lists.companies.searching import name_companies, search_companies
from naryad.people.bounds import read_bounds
from naryad.web.forms.areas import offer_areas
from naryad.web.forms.people import PersonForm
from naryad.web.office.people.role_choices import RoleChoice

# Directories whose entries are sought in the form, with its field.
ENTRIES = {"skills": "skill_ids", "work-types": "work_type_ids"}
_MOST_COMPANIES, _MOST_ENTRIES = 20, 500


def offer_choices(
    form: PersonForm, roles: list[RoleChoice], *, actor: Actor, company_words: str = ""
) -> None:
    """Companies: those chosen, then the first that the words find; more come as one types."""
    _offer(form, "role_ids", [(role.id, role.name) for role in roles])
    _offer(form, "area_ids", areas_to_give(actor))
    _offer(form, "company_ids", _companies(form, actor=actor, words=company_words))
    _offer(form, "skill_ids", _entries(skills_visible_to(actor)))
    work_types = read_bounds(actor).narrow("work_type_ids", work_types_visible_to(actor))
    _offer(form, "work_type_ids", _entries(work_types))


def areas_to_give(actor: Actor) -> list[tuple[str, str]]:
    """Into which the actor may put people, as a tree."""
    nodes = area_tree(actor)
    ids = read_bounds(actor).within("area_ids", frozenset(node.area.pk for node in nodes))
    return offer_areas([node for node in nodes if node.area.pk in ids])


def role_extras(roles: list[RoleChoice]) -> dict[str, dict[str, str]]:
    """What stands under the name of a role, whether it is locked, and whom it makes a customer."""
    return {
        role.id: {
            "tags": "customer" if role.is_for_customers else "",
            "because": role.because,
            "hint": role.description,
        }
        for role in roles
    }


def find_choices(words: str, *, actor: Actor) -> list[tuple[str, str]]:
    """The first companies, by name, that these words find, of those into which the actor may put
    people."""
    companies = read_bounds(actor).narrow("company_ids", companies_visible_to(actor))
    found = search_companies(companies, words).order_by("sort_key", "pk")
    return [(str(pk), name) for pk, name in found.values_list("pk", "name")[:_MOST_COMPANIES]]


def name_chosen(ids: Sequence[str], *, actor: Actor) -> dict[str, str]:
    """Companies among them that the reader sees."""
    names = name_companies(_read_ids(ids), actor=actor)
    return {str(pk): name for pk, name in names.items()}


def find_entries(noun: str, words: str, *, actor: Actor) -> list[tuple[str, str]]:
    """Skills or work types in whose name, as the reader reads it, the words stand; those alone
    that the actor may give."""
    rows = find_directory(noun).visible_to(actor)
    entries = _entries(read_bounds(actor).narrow(ENTRIES[noun], rows))
    letters = normalize_text(words)
    return [(pk, name) for pk, name in entries if letters in normalize_text(name)]


def _companies(form: PersonForm, *, actor: Actor, words: str) -> list[tuple[str, str]]:
    locked = form.locked.get("company_ids", frozenset())
    chosen = [each for each in form.chosen("company_ids") if each not in locked]
    names = name_companies(_read_ids(chosen), actor=actor)
    offered = {str(pk): name for pk, name in names.items()}
    return list((offered | dict(find_choices(words, actor=actor))).items())


def _read_ids(texts: Sequence[str]) -> list[int]:
    return [row_id for each in texts if (row_id := read_id(each))]


def _entries(entries: Any) -> list[tuple[str, str]]:
    rows = entries.order_by("pk").values_list("pk", "name")[:_MOST_ENTRIES]
    return sorted(((str(pk), str(name)) for pk, name in rows), key=lambda row: row[1].casefold())


def _offer(form: PersonForm, name: str, choices: list[tuple[str, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.MultipleChoiceField)
    field.choices = choices
