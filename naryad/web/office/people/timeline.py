"""What has happened to a person, in sentences?"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from naryad.core.phone_words import say_phone
from naryad.web.office.happening_words import Words
from naryad.web.office.happenings import Happening, say_value, tell_one

if TYPE_CHECKING:
    from naryad.history.models import Event

_KINDS: dict[str, Words] = {
    "person.added": Words(icon="user-plus", text=gettext_lazy("The card was made")),
    "person.edited": Words(icon="pencil", text=gettext_lazy("The card was changed")),
    "person.photo_changed": Words(icon="camera", text=gettext_lazy("The photo was changed")),
    "person.converted": Words(icon="transfer", text=gettext_lazy("Moved to the other section")),
    "person.deleted": Words(icon="trash", text=gettext_lazy("Deleted")),
    "person.restored": Words(icon="restore", text=gettext_lazy("Restored")),
    "person.erasure_requested": Words(
        icon="eraser", text=gettext_lazy("Erasure of personal data requested")
    ),
    "person.erasure_taken_back": Words(
        icon="arrow-back-up", text=gettext_lazy("Erasure of personal data taken back")
    ),
}
FIELD_NAMES: dict[str, str | Promise] = {
    "kind": gettext_lazy("Section"),
    "last_name": gettext_lazy("Last name"),
    "first_name": gettext_lazy("First name"),
    "middle_name": gettext_lazy("Middle name"),
    "sex": gettext_lazy("Sex"),
    "email": gettext_lazy("E-mail"),
    "phone": gettext_lazy("Mobile phone"),
    "phone_extension": gettext_lazy("Extension"),
    "work_phone": gettext_lazy("Work phone"),
    "work_phone_extension": gettext_lazy("Extension of the work phone"),
    "other_phone": gettext_lazy("Other phone"),
    "other_phone_extension": gettext_lazy("Extension of the other phone"),
    "position": gettext_lazy("Position"),
    "personnel_number": gettext_lazy("Personnel number"),
    "is_mobile": gettext_lazy("Works in the field"),
    "language": gettext_lazy("Language of letters"),
    "roles": gettext_lazy("Roles"),
    "role": gettext_lazy("Role"),
    "companies": gettext_lazy("Companies"),
    "areas": gettext_lazy("Areas"),
    "skills": gettext_lazy("Skills"),
    "work_types": gettext_lazy("Work types"),
    "reason": gettext_lazy("Reason"),
    "ban_reason": gettext_lazy("Reason"),
    "until": gettext_lazy("Until"),
    "banned_until": gettext_lazy("Until"),
    "erase_at": gettext_lazy("To be erased"),
    "address": gettext_lazy("Address"),
    "consent": gettext_lazy("Version of the consent text"),
    "viewed": gettext_lazy("Person"),
    "code": gettext_lazy("Code"),
    "offer_id": gettext_lazy("Offer of registration"),
    "state": gettext_lazy("How it ended"),
    "merged_into": gettext_lazy("Merged into"),
    "merged": gettext_lazy("Merged card"),
    "tickets_moved": gettext_lazy("Tickets"),
    "companies_moved": gettext_lazy("Companies"),
    "areas_moved": gettext_lazy("Areas"),
    "roles_moved": gettext_lazy("Roles"),
    "scans_moved": gettext_lazy("Scanned codes"),
    "favourites_moved": gettext_lazy("Favourites"),
    "notices_moved": gettext_lazy("Notifications"),
    "registrations_moved": gettext_lazy("Registrations by a code"),
}
_PLACES = {field: place for place, field in enumerate(FIELD_NAMES)}
_CODES: dict[str, str | Promise] = {
    "EMPLOYEE": gettext_lazy("Employees"),
    "CUSTOMER": gettext_lazy("Customers"),
    "UNKNOWN": gettext_lazy("Not specified"),
    "MALE": gettext_lazy("Male"),
    "FEMALE": gettext_lazy("Female"),
    "ru": "Русский",
    "en": "English",
}
_PHONES = {"phone", "work_phone", "other_phone"}
_UNSAID = {"photo"}


def tell_person(events: "Iterable[Event]") -> list[Happening]:
    return [_tell(event) for event in events]


def _tell(event: "Event") -> Happening:
    told = tell_one(event)
    words = _KINDS.get(event.kind)
    if words is not None:
        told = replace(told, icon=words.icon, text=words.text)
    return replace(told, changes=_changes(event.changes))


def _changes(changes: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (
            str(FIELD_NAMES.get(field, field)),
            _say(field, change.get("old")),
            _say(field, change.get("new")),
        )
        for field, change in sorted(changes.items(), key=lambda item: _place(item[0]))
        if isinstance(change, Mapping) and field not in _UNSAID
    ]


def _place(field: str) -> int:
    """As the card has them; the database keeps no order."""
    return _PLACES.get(field, len(_PLACES))


def _say(field: str, value: Any) -> str:
    if not isinstance(value, str) or not value:
        return say_value(value)
    if field in _PHONES:
        return say_phone(value)
    if value in _CODES:
        return str(_CODES[value])
    return say_value(value)
