"""What does somebody hand in about an asset, and is it fit to be kept?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext

from naryad.core.contact_persons import clean_contact_persons
from naryad.core.errors import Errors, Invalid
from naryad.core.reading import Reading
from naryad.core.rows import Row

LENGTHS = {
    "name": 300,
    "description": 8_000,
    "serial_number": 100,
    "number": 50,
    "external_id": 100,
    "address": 500,
}
MOST_TAGS, TAG_LENGTH = 20, 50
_IDS = ("type_id", "class_id", "parent_id", "company_id", "responsible_id")
_ID_LISTS = ("area_ids", "skill_ids", "work_type_ids")
_SEVERAL_LINES = ("description",)
_FLAGS = ("inherits_areas", "is_mobile")
_EARTH = {"latitude": 90, "longitude": 180}


@dataclass(frozen=True)
class AssetInput:
    """Ids are as the sender named them; the action checks that the actor sees what they name.
    `company_id`, `address` and `area_ids` are the asset's own; what it gets from above is not
    handed in. `contacts`: cells as `core.contact_persons` names them, phones in E.164."""

    name: str
    type_id: int | None
    description: str = ""
    serial_number: str = ""
    number: str = ""
    external_id: str = ""
    class_id: int | None = None
    parent_id: int | None = None
    company_id: int | None = None
    address: str = ""
    latitude: float | None = None
    longitude: float | None = None
    inherits_areas: bool = True
    responsible_id: int | None = None
    warranty_till: date | None = None
    is_mobile: bool = False
    is_published: bool = True
    tags: tuple[str, ...] = ()
    contacts: tuple[Row, ...] = ()
    area_ids: frozenset[int] = frozenset()
    skill_ids: frozenset[int] = frozenset()
    work_type_ids: frozenset[int] = frozenset()


@dataclass(frozen=True)
class AssetEdit:
    """`fields`: the names of `AssetInput` to change; None: all of them. `seen_version` None: the
    sender did not look before."""

    id: int
    input: AssetInput
    seen_version: int | None = None
    fields: frozenset[str] | None = None


class AssetReading(Reading):
    """What an asset and its template have besides texts, ids and days."""

    def degrees(self, name: str) -> float | None:
        text = str(self.given.get(name) if self.given.get(name) is not None else "").strip()
        if not text:
            return None
        try:
            number = float(text.replace(",", "."))
        except ValueError:
            number = float("nan")
        if not abs(number) <= _EARTH[name]:
            self.errors[name] = gettext("Degrees from −%(most)s to %(most)s, like 55.7522.") % {
                "most": _EARTH[name]
            }
            return None
        return round(number, 7)

    def tags(self) -> tuple[str, ...]:
        given = self.given.get("tags") or ""
        words: Sequence[str] = given.split(",") if isinstance(given, str) else list(given)
        tags = tuple(
            dict.fromkeys(" ".join(word.split()).lower() for word in words if word.strip())
        )
        if len(tags) > MOST_TAGS or any(len(tag) > TAG_LENGTH for tag in tags):
            self.errors["tags"] = gettext("At most %(count)s tags of %(most)s characters each.") % {
                "count": MOST_TAGS,
                "most": TAG_LENGTH,
            }
        return tags

    def contacts(self, country: str) -> tuple[Row, ...]:
        rows, said = clean_contact_persons(self.given.get("contacts"), country=country)
        if said:
            self.errors["contacts"] = said
        return rows


def clean_asset(values: Mapping[str, Any], *, country: str = "RU") -> AssetInput:
    """From what a form, a sheet or a call brings. Invalid names the fields. `country` (ISO 3166):
    where a number without + is dialed."""
    read = AssetReading(values)
    given: dict[str, Any] = {
        name: read.text(name, most=most, has_lines=name in _SEVERAL_LINES)
        for name, most in LENGTHS.items()
    }
    given |= {name: read.id(name) for name in _IDS}
    given |= {name: read.ids(name) for name in _ID_LISTS}
    given |= {name: read.degrees(name) for name in _EARTH}
    new = AssetInput(
        **given,
        warranty_till=read.day("warranty_till"),
        inherits_areas=bool(values.get("inherits_areas")),
        is_mobile=bool(values.get("is_mobile")),
        is_published=bool(values.get("is_published")),
        tags=read.tags(),
        contacts=read.contacts(country),
    )
    errors = {**find_asset_errors(new), **read.errors}
    if errors:
        raise Invalid(errors)
    return new


def read_some(given: Mapping[str, Any]) -> dict[str, Any]:
    """Of a change of many: the fields of the input that something is said about, where an empty
    text says nothing, "0" says nobody, and "yes" and "no" are flags. Invalid names the fields."""
    read = AssetReading(given)
    said = {name for name, value in given.items() if value not in (None, "", [], ())}
    values: dict[str, Any] = {name: read.id(name) for name in _IDS if name in said}
    values |= {name: read.ids(name) for name in _ID_LISTS if name in said}
    values |= {name: given[name] == "yes" for name in _FLAGS if name in said}
    if "warranty_till" in said:
        values["warranty_till"] = read.day("warranty_till")
    if read.errors:
        raise Invalid(read.errors)
    return values


def find_asset_errors(new: AssetInput) -> Errors:
    """By field: what can be told without looking at anything else."""
    errors: Errors = {}
    if not new.name.strip():
        errors["name"] = gettext("Fill in the name.")
    if new.type_id is None:
        errors["type_id"] = gettext("Choose a type.")
    if (new.latitude is None) != (new.longitude is None):
        missing = "longitude" if new.longitude is None else "latitude"
        errors[missing] = gettext("Give both coordinates, or none.")
    return errors
