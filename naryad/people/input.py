"""What does somebody hand in about a person, and is it fit to be kept?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from naryad.access.kind import Kind
from naryad.core.errors import Errors, Invalid
from naryad.core.ids import read_id
from naryad.core.labels import LANGUAGES
from naryad.core.phones import PhoneNotUnderstood, read_phone
from naryad.core.rows import one_line
from naryad.people.models import Person, Sex

PHONES = ("phone", "work_phone", "other_phone")
LINK_FIELDS = ("role_ids", "company_ids", "area_ids", "skill_ids", "work_type_ids")
EMPLOYEE_FIELDS = ("personnel_number", "is_mobile", "skill_ids", "work_type_ids")
_NAMES = ("last_name", "first_name")
# The class makes a new list of them each time it is asked.
_SEXES = frozenset(Sex.values)
_TEXTS = (*_NAMES, "middle_name", "position", "personnel_number")


@dataclass(frozen=True)
class PersonInput:
    """All that a form, an import row or a call says about a person, already clean.

    Phones are E.164. Ids are of this organization's rows as the sender named them; the action
    checks that the actor sees them.
    """

    kind: Kind
    last_name: str
    first_name: str
    middle_name: str = ""
    sex: Sex = Sex.UNKNOWN
    email: str = ""
    phone: str = ""
    phone_extension: str = ""
    work_phone: str = ""
    work_phone_extension: str = ""
    other_phone: str = ""
    other_phone_extension: str = ""
    position: str = ""
    personnel_number: str = ""
    is_mobile: bool = False
    language: str = ""
    role_ids: frozenset[int] = frozenset()
    company_ids: frozenset[int] = frozenset()
    area_ids: frozenset[int] = frozenset()
    skill_ids: frozenset[int] = frozenset()
    work_type_ids: frozenset[int] = frozenset()


def clean_person(values: Mapping[str, Any], *, kind: Kind, country: str = "RU") -> PersonInput:
    """From what was typed; a name that is missing in `values` counts as left empty.

    `country` (ISO 3166) is where a number without + is dialed. Of a customer the fields of
    employees are not taken. Raises Invalid with a message for every field that needs one.
    """
    errors: Errors = {}
    taken: dict[str, Any] = {name: _text(values, name, errors) for name in _TEXTS}
    for name in _NAMES:
        if not taken[name] and name not in errors:
            errors[name] = _("This field is required.")
    taken["email"] = _email(values, errors)
    for name in PHONES:
        taken[name], taken[f"{name}_extension"] = _phone(values, name, country, errors)
    if not (taken["email"] or taken["phone"] or errors.keys() & {"email", "phone"}):
        errors["email"] = errors["phone"] = _("Give an e-mail or a mobile phone.")
    taken["sex"] = _choice(values, "sex", _SEXES, Sex.UNKNOWN, errors)
    taken["language"] = _choice(values, "language", LANGUAGES, "", errors)
    taken["is_mobile"] = _flag(values.get("is_mobile"))
    for name in LINK_FIELDS:
        taken[name] = _ids(values.get(name), name, errors)
    if errors:
        raise Invalid(errors)
    taken["sex"] = Sex(taken["sex"])
    return fit_to_kind(PersonInput(kind=kind, **taken))


def clean_position(given: Any) -> str:
    """Of many people at once. Raises Invalid."""
    errors: Errors = {}
    position = _text({"position": given}, "position", errors)
    if errors:
        raise Invalid(errors)
    return position


def clean_ids(given: Any, name: str) -> frozenset[int]:
    """Of things that many people are linked to. Raises Invalid for that field."""
    errors: Errors = {}
    ids = _ids(given, name, errors)
    if errors:
        raise Invalid(errors)
    return ids


def fit_to_kind(given: PersonInput) -> PersonInput:
    """A customer has no personnel number, skills and the like."""
    if given.kind == Kind.EMPLOYEE:
        return given
    nothing: dict[str, Any] = {
        name: PersonInput.__dataclass_fields__[name].default for name in EMPLOYEE_FIELDS
    }
    return replace(given, **nothing)


def _text(values: Mapping[str, Any], name: str, errors: Errors) -> str:
    text = one_line(values.get(name))
    most: int = getattr(Person._meta.get_field(name), "max_length")  # noqa: B009 - for mypy
    if len(text) > most:
        errors[name] = _("At most %(most)s characters.") % {"most": most}
    return text


def _email(values: Mapping[str, Any], errors: Errors) -> str:
    email = _text(values, "email", errors).lower()
    if email:
        try:
            validate_email(email)
        except ValidationError:
            errors["email"] = _("This does not look like an e-mail address: name@example.com.")
    return email


def _phone(values: Mapping[str, Any], name: str, country: str, errors: Errors) -> tuple[str, str]:
    typed = one_line(values.get(name))
    extension = one_line(values.get(f"{name}_extension"))
    try:
        return read_phone(typed, extension=extension, country=country)
    except PhoneNotUnderstood as error:
        errors[name] = str(error)
        return "", ""


def _choice(
    values: Mapping[str, Any], name: str, known: Iterable[str], default: str, errors: Errors
) -> str:
    value = str(values.get(name) or default)
    if value != default and value not in known:
        errors[name] = _("Choose one from the list.")
    return value


def _flag(value: Any) -> bool:
    return str(value or "").strip().lower() in ("on", "true", "1", "yes")


def _ids(value: Any, name: str, errors: Errors) -> frozenset[int]:
    """One id or several, as numbers or as a form sends them."""
    several: Iterable[Any] = (value,) if isinstance(value, str | int) else value or ()
    ids: set[int] = set()
    for each in several:
        if str(each).strip() == "":
            continue
        row_id = read_id(str(each).strip())
        if row_id is None:
            errors[name] = _("Choose from the list.")
            continue
        ids.add(row_id)
    return frozenset(ids)
