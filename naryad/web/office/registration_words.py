"""What are the changes about registration by codes called in histories?"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.registration.states import Covers, RegistrationState

Text = str | Promise
REGISTRATION_KINDS: Mapping[str, tuple[str, Text]] = {
    "person.registered": ("qrcode", _("Registered by a code")),
    "person.approved": ("user-check", _("Registration approved")),
    "person.registration_refused": ("user-x", _("Registration refused")),
    "person.merged": ("arrow-merge", _("Merged into another card")),
    "person.took_in": ("arrow-merge", _("Another card merged into it")),
    "person.unmerged": ("arrows-split", _("The merging was undone")),
    "person.gave_back": ("arrows-split", _("A merging into it was undone")),
    "offer.added": ("qrcode", _("Registration offered")),
    "offer.edited": ("qrcode", _("Offer of registration changed")),
    "offer.deleted": ("qrcode-off", _("Offer of registration deleted")),
    "offer.restored": ("qrcode", _("Offer of registration restored")),
}
REGISTRATION_FIELDS: dict[str, Text] = {
    "offer_id": _("Offer of registration"),
    "state": _("How it ended"),
    "role_id": _("Role that people get"),
    "covers": _("By codes of"),
    "object_area_id": _("Area of the objects"),
    "asset_ids": _("Objects"),
    "needs_approval": _("Wait for approval"),
    "most_people": _("People at most"),
    "pin": _("Word that is asked for"),
}
REGISTRATION_VALUES: dict[str, Text] = {
    **{each.value: each.label for each in Covers},
    **{each.value: each.label for each in RegistrationState},
}
