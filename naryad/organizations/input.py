"""What does somebody hand in about an organization, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import phonenumbers
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext

from naryad.core.errors import Invalid
from naryad.core.labels import LANGUAGES, Label
from naryad.core.names import find_label_errors, read_label
from naryad.core.rows import one_line
from naryad.organizations.brand_color import measure, read_color
from naryad.organizations.map_tiles import ATTRIBUTION_LENGTH, clean_template
from naryad.organizations.zones import is_zone

FULL_NAME_LENGTH = 300
CONSENT_LENGTH = 20_000
_EMAIL_LENGTH = 254
_COUNTRY = "RU"


@dataclass(frozen=True)
class OrganizationInput:
    """All that the settings page says, already clean. `names_employees`: customers are told who
    works on their requests and who writes to them."""

    name: Label
    full_name: Label = field(default_factory=Label)
    brand_color: str = ""
    zone: str = "Europe/Moscow"
    language: str = "ru"
    support_email: str = ""
    support_phone: str = ""
    map_tiles: str = ""
    map_attribution: str = ""
    names_employees: bool = True


def clean_organization(values: Mapping[str, Any]) -> OrganizationInput:
    """Invalid with a message for every field that needs one; each says what to do."""
    typed = {each: str(values.get(each) or "").strip() for each in _TYPED}
    name, full_name = read_label(values, "name"), read_label(values, "full_name")
    errors = find_founding_errors(name, zone=typed["zone"], language=typed["language"])
    errors |= find_label_errors(full_name, "full_name", most=FULL_NAME_LENGTH, is_required=False)
    read: dict[str, str] = {}
    for field_name, clean in _CLEANING.items():
        try:
            read[field_name] = clean(typed[field_name]) if typed[field_name] else ""
        except ValueError as error:
            errors[field_name] = str(error)
    if typed["map_tiles"] and not typed["map_attribution"]:
        errors["map_attribution"] = gettext("Say whose map it is, as its owner asks for.")
    if errors:
        raise Invalid(errors)
    return OrganizationInput(
        name=name,
        full_name=full_name,
        brand_color=read["brand_color"],
        zone=typed["zone"],
        language=typed["language"],
        support_email=read["support_email"],
        support_phone=read["support_phone"],
        map_tiles=read["map_tiles"],
        map_attribution=read["map_attribution"],
        names_employees=bool(values.get("names_employees")),
    )


def find_founding_errors(name: Label, *, zone: str, language: str) -> dict[str, str]:
    """Of what an organization cannot be without."""
    errors = find_label_errors(name, "name")
    if not is_zone(zone):
        errors["zone"] = gettext("Choose a time zone from the list.")
    if language not in LANGUAGES:
        errors["language"] = gettext("Choose a language from the list.")
    return errors


def clean_consent_text(values: Mapping[str, Any]) -> Label:
    """From `text_ru` and `text_en`; its lines stay as they are."""
    texts = {each: _read_lines(values.get(f"text_{each}")) for each in LANGUAGES}
    text = Label({language: lines for language, lines in texts.items() if lines})
    if not text:
        raise Invalid({"text": gettext("Fill in the text in at least one language.")})
    too_long = [language for language, lines in text.items() if len(lines) > CONSENT_LENGTH]
    if too_long:
        said = gettext("At most %(most)s characters.") % {"most": CONSENT_LENGTH}
        raise Invalid({f"text_{language}": said for language in too_long})
    return text


def _clean_color(typed: str) -> str:
    color = read_color(typed)
    if color is None:
        raise ValueError(gettext("Write the color as six digits, as in #0b6670."))
    legibility = measure(color)
    if not legibility.is_fit:
        raise ValueError(
            gettext(
                "White text cannot be read on this color (contrast %(contrast)s of at least 4.5). "
                "The nearest shade that will do is %(nearest)s."
            )
            % {"contrast": legibility.light, "nearest": legibility.nearest}
        )
    return color


def _clean_email(typed: str) -> str:
    said = gettext("Write the address as name@example.com.")
    try:
        validate_email(typed)
    except ValidationError:
        raise ValueError(said) from None
    if len(typed) > _EMAIL_LENGTH:
        raise ValueError(said)
    return typed.lower()


def _clean_phone(typed: str) -> str:
    said = gettext("There is no such number. Write it as +7 495 123-45-67.")
    try:
        number = phonenumbers.parse(typed, _COUNTRY)
    except phonenumbers.NumberParseException:
        raise ValueError(said) from None
    if not phonenumbers.is_possible_number(number):
        raise ValueError(said)
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def _read_lines(typed: Any) -> str:
    lines = str(typed or "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()


def _clean_attribution(typed: str) -> str:
    words = one_line(typed)
    if len(words) > ATTRIBUTION_LENGTH:
        raise ValueError(gettext("At most %(most)s characters.") % {"most": ATTRIBUTION_LENGTH})
    return words


_TYPED = (
    "zone",
    "language",
    "brand_color",
    "support_email",
    "support_phone",
    "map_tiles",
    "map_attribution",
)
_CLEANING = {
    "brand_color": _clean_color,
    "support_email": _clean_email,
    "support_phone": _clean_phone,
    "map_tiles": clean_template,
    "map_attribution": _clean_attribution,
}
