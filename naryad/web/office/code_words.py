"""What are events and fields called that are about codes and what they allow?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CODE_KINDS: dict[str, tuple[str, str | Promise]] = {
    "asset.code_settings_chosen": ("qrcode", _("Settings of its codes chosen")),
    "inquiry.sent": ("inbox", _("Reported by a code")),
    "inquiry.accepted": ("clipboard-list", _("Became a ticket")),
    "inquiry.joined": ("arrow-merge", _("Joined to a ticket")),
    "inquiry.refused": ("ban", _("Refused")),
    "inquiry.reopened": ("restore", _("Taken up again")),
    "inquiry.erased": ("eraser", _("Contacts and words erased")),
    "inquiry.same_trouble": ("users", _("Somebody else has the same trouble")),
    "ticket.same_trouble": ("users", _("Somebody else has the same trouble")),
    "organization.codes_edited": ("qrcode", _("What strangers see by a code was changed")),
}
CODE_FIELDS: dict[str, str | Promise] = {
    "code_settings": _("Settings of the codes"),
    "is_public": _("Strangers see a passport"),
    "shows_address": _("With the address"),
    "takes_reports": _("Strangers may report a problem"),
    "asks_email": _("They are asked for an e-mail"),
    "asks_phone": _("They are asked for a phone"),
    "must_leave_contact": _("They must leave one of these"),
    "must_register": _("Only whoever has registered may report"),
    "becomes_ticket": _("A report becomes a ticket at once"),
    "assignee_id": _("Assignee"),
    "scans_kept_months": _("Single scans are kept, months"),
    "contacts_kept_days": _("Who has reported is kept, days after the end"),
    "others": _("Reported besides"),
}
