"""What does somebody hand in about a company, and is it fit to be kept?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from naryad.companies.codes import CODE_LENGTH, clean_code, is_code
from naryad.companies.counterparty import Counterparty
from naryad.companies.kinds import CompanyKind
from naryad.companies.requisites import CODES, compact, find_code_error
from naryad.companies.rows import CELLS, clean_rows, clean_site
from naryad.core.errors import Errors, Invalid
from naryad.core.ids import read_id
from naryad.core.rows import Row, one_line

NAME_LENGTH = 300
LONGEST = {
    "name": NAME_LENGTH,
    "full_name": 512,
    "external_id": 100,
    "legal_address": 1024,
    "address": 1024,
    "site": 300,
    "note": 2000,
}
TEXTS = ("full_name", "external_id", "legal_address", "address")


@dataclass(frozen=True)
class CompanyInput:
    """All that a form, an import row or a call says about a company, already clean.

    `parent_id` is as the sender named it; the action checks that the actor sees it. Of what the
    cells of rows are called: `CELLS`. Phones in them are E.164.
    """

    name: str
    kinds: frozenset[CompanyKind] = frozenset({CompanyKind.CUSTOMER})
    parent_id: int | None = None
    full_name: str = ""
    counterparty: Counterparty = Counterparty.LEGAL_ENTITY
    code: str = ""
    external_id: str = ""
    inn: str = ""
    kpp: str = ""
    ogrn: str = ""
    okpo: str = ""
    legal_address: str = ""
    address: str = ""
    site: str = ""
    note: str = ""
    phones: tuple[Row, ...] = ()
    emails: tuple[Row, ...] = ()
    contact_persons: tuple[Row, ...] = ()
    bank_accounts: tuple[Row, ...] = ()
    requisites: tuple[Row, ...] = ()


@dataclass(frozen=True)
class CompanyEdit:
    """`seen_version` None: the sender did not look before."""

    id: int
    input: CompanyInput
    seen_version: int | None = None


def clean_company(values: Mapping[str, Any], *, country: str = "RU") -> CompanyInput:
    """From what was typed, under the names of the input; a name that is missing counts as left
    empty. `kinds` is a list of codes, a field of rows a list of mappings. `country` (ISO 3166) is
    where a number without + is dialed. Invalid names every field that needs a word."""
    errors: Errors = {}
    taken: dict[str, Any] = {name: one_line(values.get(name)) for name in ("name", *TEXTS)}
    taken["kinds"] = _kinds(values, errors)
    taken["parent_id"] = _parent(values, errors)
    taken["counterparty"] = _counterparty(values, errors)
    taken["code"] = clean_code(one_line(values.get("code")))
    taken |= {name: compact(one_line(values.get(name))) for name in CODES}
    taken["note"] = str(values.get("note") or "").replace("\x00", "").strip()
    taken["site"] = _site(values, errors)
    for field in CELLS:
        taken[field], said = clean_rows(field, values.get(field), country=country)
        if said:
            errors[field] = said
    new = CompanyInput(**taken)
    errors = find_company_errors(new) | errors
    if errors:
        raise Invalid(errors)
    return new


def find_company_errors(new: CompanyInput) -> Errors:
    """By field; whether the name is free and the parent visible is the action's question."""
    errors: Errors = {
        name: gettext("At most %(most)s characters.") % {"most": most}
        for name, most in LONGEST.items()
        if len(getattr(new, name)) > most
    }
    if not new.name.strip():
        errors["name"] = gettext("Fill in the name.")
    if not new.kinds:
        errors["kinds"] = gettext("Choose at least one.")
    if new.code and not is_code(new.code):
        said = gettext("Letters and digits alone, at most %(most)s.")
        errors["code"] = said % {"most": CODE_LENGTH}
    for name in CODES:
        number = getattr(new, name)
        wrong = find_code_error(name, number, new.counterparty) if number else None
        if wrong:
            errors[name] = wrong
    return errors


def parents_named(inputs: Iterable[CompanyInput]) -> set[int]:
    return {new.parent_id for new in inputs if new.parent_id is not None}


def _kinds(values: Mapping[str, Any], errors: Errors) -> frozenset[CompanyKind]:
    given = {str(kind) for kind in values.get("kinds") or ()}
    if given - set(CompanyKind.values):
        errors["kinds"] = gettext("Choose from the list.")
    return frozenset(CompanyKind(kind) for kind in given & set(CompanyKind.values))


def _parent(values: Mapping[str, Any], errors: Errors) -> int | None:
    parent = str(values.get("parent_id") or "")
    if not parent:
        return None
    parent_id = read_id(parent)
    if parent_id is None:
        errors["parent_id"] = gettext("Choose a company from the list.")
    return parent_id


def _counterparty(values: Mapping[str, Any], errors: Errors) -> Counterparty:
    given = str(values.get("counterparty") or Counterparty.LEGAL_ENTITY)
    if given in Counterparty.values:
        return Counterparty(given)
    errors["counterparty"] = gettext("Choose one from the list.")
    return Counterparty.LEGAL_ENTITY


def _site(values: Mapping[str, Any], errors: Errors) -> str:
    try:
        return clean_site(one_line(values.get("site")))
    except ValueError:
        errors["site"] = gettext("This does not look like an address: example.com.")
        return ""
