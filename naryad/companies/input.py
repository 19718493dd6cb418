"""What does somebody hand in about a company, and is it fit to be kept?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from naryad.companies.kinds import CompanyKind
from naryad.core.errors import Invalid

NAME_LENGTH = 300


@dataclass(frozen=True)
class CompanyInput:
    """`parent_id` is as the sender named it; the action checks that the actor sees it."""

    name: str
    kinds: frozenset[CompanyKind] = frozenset({CompanyKind.CUSTOMER})
    parent_id: int | None = None


@dataclass(frozen=True)
class CompanyEdit:
    """`seen_version` None: the sender did not look before."""

    id: int
    input: CompanyInput
    seen_version: int | None = None


def clean_company(values: Mapping[str, Any]) -> CompanyInput:
    """From `name`, `kinds` (a list of codes) and `parent_id`. Invalid names the fields."""
    parent = str(values.get("parent_id") or "")
    given = {str(kind) for kind in values.get("kinds") or ()}
    errors = {}
    if parent and not (parent.isdecimal() and len(parent) < 19):
        errors["parent_id"] = gettext("Choose a company from the list.")
    if given - set(CompanyKind.values):
        errors["kinds"] = gettext("Choose from the list.")
    if errors:
        raise Invalid(errors)
    new = CompanyInput(
        name=" ".join(str(values.get("name") or "").split()),
        kinds=frozenset(CompanyKind(kind) for kind in given),
        parent_id=int(parent) if parent else None,
    )
    errors = find_company_errors(new)
    if errors:
        raise Invalid(errors)
    return new


def find_company_errors(new: CompanyInput) -> dict[str, str]:
    """By field; whether the name is free and the parent visible is the action's question."""
    errors = {}
    if not new.name.strip():
        errors["name"] = gettext("Fill in the name.")
    elif len(new.name) > NAME_LENGTH:
        errors["name"] = gettext("At most %(most)s characters.") % {"most": NAME_LENGTH}
    if not new.kinds:
        errors["kinds"] = gettext("Choose at least one.")
    return errors


def parents_named(inputs: Iterable[CompanyInput]) -> set[int]:
    return {new.parent_id for new in inputs if new.parent_id is not None}
