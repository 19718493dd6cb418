"""What does somebody without an account report, and is it fit to be kept?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.phones import PhoneNotUnderstood, read_phone
from naryad.intake.models import CodeSettings
from naryad.intake.states import LONGEST_REASON, LONGEST_TEXT

LONGEST_EMAIL = 254
MOST_PHOTOS = 10


@dataclass(frozen=True)
class InquiryInput:
    text: str
    work_type_id: int | None = None
    email: str = ""
    phone: str = ""


def clean_inquiry(values: Mapping[str, Any], settings: CodeSettings) -> InquiryInput:
    """What the settings do not ask is not taken. Invalid names the fields."""
    errors: dict[str, str] = {}
    text = _text(values, "text").replace("\r\n", "\n").strip()
    if len(text) > LONGEST_TEXT:
        errors["text"] = _("At most %(most)s characters.") % {"most": LONGEST_TEXT}
    work = str(values.get("work_type_id") or "")
    if work and read_id(work) is None:
        errors["work_type_id"] = _("Choose from the list.")
    if not text and not work:
        errors["text"] = _("Say in a few words what it is about.")
    email = _read_email(values, errors) if settings.asks_email else ""
    phone = _read_phone(values, errors) if settings.asks_phone else ""
    if settings.must_leave_contact and not (email or phone or errors):
        field = "email" if settings.asks_email else "phone"
        errors[field] = _("Leave a way to reach you.")
    if errors:
        raise Invalid(errors)
    return InquiryInput(text, read_id(work), email, phone)


def clean_reason(reason: str) -> str:
    """Why one is refused, as whoever reported reads it. Invalid."""
    reason = " ".join(reason.replace("\x00", "").split())
    if not reason:
        raise Invalid({"reason": _("Say why: whoever reported reads it.")})
    if len(reason) > LONGEST_REASON:
        raise Invalid({"reason": _("At most %(most)s characters.") % {"most": LONGEST_REASON}})
    return reason


def _read_email(values: Mapping[str, Any], errors: dict[str, str]) -> str:
    email = " ".join(_text(values, "email").split()).lower()
    if not email:
        return ""
    try:
        validate_email(email)
    except ValidationError:
        errors["email"] = _("This does not look like an e-mail address: name@example.com.")
    if len(email) > LONGEST_EMAIL:
        errors["email"] = _("At most %(most)s characters.") % {"most": LONGEST_EMAIL}
    return email


def _read_phone(values: Mapping[str, Any], errors: dict[str, str]) -> str:
    try:
        number, _extension = read_phone(" ".join(_text(values, "phone").split()), country="RU")
    except PhoneNotUnderstood as refusal:
        errors["phone"] = str(refusal)
        return ""
    return number


def _text(values: Mapping[str, Any], name: str) -> str:
    """What PostgreSQL could not bear is left out."""
    given = values.get(name) or ""
    text = given if isinstance(given, str) else ""
    return text.encode("utf-8", "ignore").decode().replace("\x00", "")
