"""What does somebody hand in who registers, or offers registration, and is it fit?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from naryad.access.kind import Kind
from naryad.accounts.sign_in_names import is_phone, read_name
from naryad.core.errors import Errors, Invalid
from naryad.core.ids import read_id
from naryad.core.reading import Reading
from naryad.letters.sms_gateway import can_send_sms
from naryad.people.input import PersonInput, clean_person
from naryad.registration.states import Covers

NAME_LENGTH, PIN_LENGTH, REASON_LENGTH = 100, 50, 500
MOST_PEOPLE = 100_000
MOST_CHOSEN = 1_000


@dataclass(frozen=True)
class OfferInput:
    """Ids as the sender named them. `asset_ids` count where chosen objects are covered,
    `object_area_id` where those of an area are."""

    name: str
    role_id: int | None
    covers: Covers = Covers.ALL
    object_area_id: int | None = None
    asset_ids: frozenset[int] = frozenset()
    area_ids: frozenset[int] = frozenset()
    since: date | None = None
    till: date | None = None
    most_people: int | None = None
    pin: str = ""
    needs_approval: bool = True


@dataclass(frozen=True)
class Newcomer:
    """Who somebody says they are. `address` is one, or a phone, as logins are named."""

    last_name: str
    first_name: str
    address: str
    language: str


def clean_offer(values: Mapping[str, Any]) -> OfferInput:
    """From what a form or a call brings. Invalid names the fields."""
    errors: Errors = {}
    reading = Reading(values, errors)
    covers = str(values.get("covers") or Covers.ALL)
    if covers not in Covers.values:
        errors["covers"], covers = _("Choose one from the list."), Covers.ALL
    given = OfferInput(
        name=_line(values, "name", NAME_LENGTH, errors),
        role_id=reading.id("role_id"),
        covers=Covers(covers),
        object_area_id=reading.id("object_area_id") if covers == Covers.AREA else None,
        asset_ids=_chosen(reading, "asset_ids") if covers == Covers.CHOSEN else frozenset(),
        area_ids=_chosen(reading, "area_ids"),
        since=reading.day("since"),
        till=reading.day("till"),
        most_people=_number(values, "most_people", errors),
        pin=_line(values, "pin", PIN_LENGTH, errors),
        needs_approval=bool(values.get("needs_approval")),
    )
    if errors := {**_find_gaps(given), **errors}:
        raise Invalid(errors)
    return given


def clean_newcomer(values: Mapping[str, Any]) -> Newcomer:
    """What a stranger types. Invalid names the fields."""
    address = read_name(str(values.get("address") or ""))
    contact = "phone" if is_phone(address) else "email"
    typed = {name: values.get(name) for name in ("last_name", "first_name", "language")}
    if not address:
        contact, typed["email"] = "email", ""
    errors: Errors = {}
    try:
        clean = clean_person({**typed, contact: address}, kind=Kind.CUSTOMER)
    except Invalid as refusal:
        errors = _under_address(refusal.errors)
    if contact == "phone" and not can_send_sms():
        errors["address"] = _("No text messages are sent here. Give an e-mail.")
    if errors:
        raise Invalid(errors)
    return Newcomer(clean.last_name, clean.first_name, address, clean.language)


def make_person(new: Newcomer) -> PersonInput:
    has_phone = is_phone(new.address)
    return PersonInput(
        kind=Kind.CUSTOMER,
        last_name=new.last_name,
        first_name=new.first_name,
        email="" if has_phone else new.address,
        phone=new.address if has_phone else "",
        language=new.language,
    )


def fits_pin(typed: str, pin: str) -> bool:
    """However it was typed: small letters, more spaces."""
    return " ".join(typed.split()).casefold() == " ".join(pin.split()).casefold()


def clean_reason(given: Any) -> str:
    """Why somebody is refused, for their letter. Raises Invalid."""
    errors: Errors = {}
    reason = _line({"reason": given}, "reason", REASON_LENGTH, errors)
    if errors:
        raise Invalid(errors)
    return reason


def _under_address(errors: Mapping[str, str | Promise]) -> Errors:
    """One field takes both."""
    said = {name: text for name, text in errors.items() if name not in ("email", "phone")}
    for contact in ("email", "phone"):
        if contact in errors:
            said["address"] = errors[contact]
    return said


def _find_gaps(given: OfferInput) -> Errors:
    errors: Errors = {}
    if not given.name:
        errors["name"] = _("Fill in the name.")
    if given.role_id is None:
        errors["role_id"] = _("Choose the role that people get.")
    if given.covers == Covers.AREA and given.object_area_id is None:
        errors["object_area_id"] = _("Choose an area.")
    if given.covers == Covers.CHOSEN and not given.asset_ids:
        errors["asset_ids"] = _("Choose at least one object.")
    if given.since and given.till and given.till < given.since:
        errors["till"] = _("It ends before it begins.")
    return errors


def _line(values: Mapping[str, Any], name: str, most: int, errors: Errors) -> str:
    given = values.get(name) or ""
    text = " ".join((given if isinstance(given, str) else "").split())
    text = "".join(letter for letter in text if letter.isprintable())
    if len(text) > most:
        errors[name] = _("At most %(most)s characters.") % {"most": most}
        return text[:most]
    return text


def _chosen(reading: Reading, name: str) -> frozenset[int]:
    return reading.ids(name, most=MOST_CHOSEN)


def _number(values: Mapping[str, Any], name: str, errors: Errors) -> int | None:
    text = str(values.get(name) or "").strip()
    if not text:
        return None
    number = read_id(text)
    if number is None or number > MOST_PEOPLE:
        errors[name] = _("From 1 to %(most)s.") % {"most": MOST_PEOPLE}
        return None
    return number
