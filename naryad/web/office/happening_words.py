"""What is each kind of event, and each field of a change, called?"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.permissions import CATALOG
from naryad.companies.counterparty import Counterparty
from naryad.web.office.code_words import CODE_FIELDS, CODE_KINDS
from naryad.web.office.registration_words import (
    REGISTRATION_FIELDS,
    REGISTRATION_KINDS,
    REGISTRATION_VALUES,
)
from naryad.web.office.sticker_words import STICKER_FIELDS, STICKER_VALUES
from naryad.web.office.ticket_words import TICKET_FIELDS, TICKET_KINDS, TICKET_VALUES
from naryad.webhooks.states import Pause


@dataclass(frozen=True, slots=True)
class Words:
    icon: str
    text: str | Promise


OTHER = Words(icon="point", text=_("Changed"))

# A whole kind, or a verb that every noun shares.
KINDS: dict[str, Words] = {
    "added": Words(icon="plus", text=_("Added")),
    "edited": Words(icon="pencil", text=_("Changed")),
    "moved": Words(icon="arrows-move", text=_("Moved")),
    "copied": Words(icon="copy", text=_("Added as a copy")),
    "deleted": Words(icon="trash", text=_("Deleted")),
    "restored": Words(icon="restore", text=_("Restored")),
    "file_attached": Words(icon="paperclip", text=_("File attached")),
    "file_edited": Words(icon="paperclip", text=_("File changed")),
    "file_deleted": Words(icon="trash", text=_("File deleted")),
    "file_restored": Words(icon="restore", text=_("File restored")),
    "main_photo_chosen": Words(icon="star", text=_("Main photo chosen")),
    "area.made_default": Words(icon="star", text=_("Made the default area")),
    "company.merged": Words(icon="arrow-merge", text=_("Merged into another company")),
    "company.took_in": Words(icon="arrow-merge", text=_("Another company merged into it")),
    "company.unmerged": Words(icon="arrows-split", text=_("The merging was undone")),
    "company.gave_back": Words(icon="arrows-split", text=_("A merging into it was undone")),
    "asset.published": Words(icon="eye", text=_("Published")),
    "asset.withdrawn_with_company": Words(
        icon="eye-off", text=_("Withdrawn, since its company was deleted")
    ),
    "asset.withdrawn": Words(icon="eye-off", text=_("Withdrawn from publication")),
    "asset.code_issued": Words(icon="qrcode", text=_("Code issued")),
    "asset.code_bound": Words(icon="qrcode", text=_("Code bound")),
    "asset.code_replaced": Words(icon="qrcode", text=_("Code replaced")),
    "asset.code_retired": Words(icon="qrcode-off", text=_("Code retired")),
    "contract.reminded": Words(icon="bell", text=_("Reminded of the end")),
    "contract.reminded_nobody": Words(
        icon="bell-off", text=_("Nobody could be reminded of the end")
    ),
    "export_schedule.paused": Words(icon="player-pause", text=pgettext_lazy("schedule", "Paused")),
    "export_schedule.resumed": Words(icon="player-play", text=_("Goes on")),
    "export_schedule.stopped": Words(icon="player-stop", text=_("Stopped")),
    "organization.founded": Words(icon="flag", text=_("Organization founded")),
    "organization.edited": Words(icon="pencil", text=_("Settings changed")),
    "organization.consent_published": Words(icon="file-text", text=_("Consent text published")),
    "organization.sign_in_edited": Words(
        icon="shield-lock", text=_("Rules of the sign-in changed")
    ),
    "organization.logo_set": Words(icon="photo", text=_("Logo changed")),
    "organization.logo_dropped": Words(icon="photo-off", text=_("Logo removed")),
    "person.role_given": Words(icon="shield-plus", text=_("Role given")),
    "person.role_taken": Words(icon="shield-minus", text=_("Role taken")),
    "person.converted": Words(icon="arrows-exchange", text=_("Moved to the other side")),
    "person.banned": Words(icon="lock", text=_("Banned")),
    "person.unbanned": Words(icon="lock-open", text=_("Ban lifted")),
    "person.invited": Words(icon="mail-forward", text=_("Invited")),
    "person.activated": Words(icon="circle-check", text=_("Access activated")),
    "person.erased": Words(icon="eraser", text=_("Personal data erased")),
    "person.view_started": Words(icon="eye", text=_("Seen through their eyes")),
    "person.view_ended": Words(icon="eye-off", text=_("No longer seen through their eyes")),
    "person.view_started_by_them": Words(icon="eye", text=_("Began to look with another's eyes")),
    "person.view_ended_by_them": Words(
        icon="eye-off", text=_("Stopped looking with another's eyes")
    ),
    "person.identity_linked": Words(icon="link", text=_("Sign-in service linked")),
    "person.identity_unlinked": Words(icon="unlink", text=_("Sign-in service unlinked")),
    "person.service_added": Words(icon="robot", text=_("Service user added")),
    "person.token_made": Words(icon="key", text=_("Token made")),
    "person.token_ended": Words(icon="key-off", text=_("Token ended")),
    "provider.added": Words(icon="login-2", text=_("Sign-in service added")),
    "provider.edited": Words(icon="login-2", text=_("Sign-in service changed")),
    "provider.deleted": Words(icon="login-2", text=_("Sign-in service deleted")),
    "webhook.added": Words(icon="webhook", text=_("Webhook added")),
    "webhook.edited": Words(icon="webhook", text=_("Webhook changed")),
    "webhook.secret_renewed": Words(icon="key", text=_("Secret of the webhook renewed")),
    "webhook.paused": Words(icon="player-pause", text=_("Webhook paused")),
    "webhook.paused_by_itself": Words(icon="player-pause", text=_("Webhook paused by itself")),
    "webhook.resumed": Words(icon="player-play", text=_("Webhook resumed")),
    "webhook.ended": Words(icon="webhook-off", text=_("Webhook ended")),
    "view.shared": Words(icon="users", text=_("Shared with roles")),
    "role.added": Words(icon="shield-plus", text=_("Role added")),
    "role.copied": Words(icon="copy", text=_("Role added as a copy")),
    "role.edited": Words(icon="shield-cog", text=_("Role changed")),
    "role.permission_given": Words(icon="shield-plus", text=_("Permissions granted")),
    "role.permission_taken": Words(icon="shield-minus", text=_("Permissions taken away")),
    "role.deleted": Words(icon="shield-x", text=_("Role deleted")),
    "role.restored": Words(icon="shield-check", text=_("Role restored")),
}

FIELDS: dict[str, str | Promise] = {
    "name": _("Name"),
    "full_name": _("Full name"),
    "scopes": _("The program may"),
    "token": _("Token begins with"),
    "merged_into": _("Merged into"),
    "merged": _("Merged company"),
    "file": _("File"),
    "files": _("Files"),
    "people": _("People"),
    "assets": _("Objects and equipment"),
    "contracts": _("Contracts"),
    "tickets": _("Tickets"),
    "subsidiaries": _("Subsidiaries"),
    "counterparty": _("Type of counterparty"),
    "code": _("Code"),
    "asset_code": _("Code"),
    "external_id": _("External ID"),
    "inn": _("INN"),
    "kpp": _("KPP"),
    "ogrn": _("OGRN or OGRNIP"),
    "okpo": _("OKPO"),
    "requisites": _("Requisites of other countries"),
    "bank_accounts": _("Bank accounts"),
    "legal_address": _("Legal address"),
    "address": _("Postal address"),
    "phones": _("Phones"),
    "emails": _("E-mails"),
    "site": _("Site"),
    "contact_persons": _("Contact persons"),
    "contacts": _("Contact persons"),
    "note": _("Note"),
    "description": _("Description"),
    "parent": _("Stands under"),
    "position": _("Place"),
    "default_area": _("Default area"),
    "moved_to": _("Everything moved to"),
    "kind": _("Kind"),
    "kinds": _("Kinds"),
    "is_for_customers": _("For customers"),
    "is_for_strangers": _("For strangers"),
    "permissions": _("Permissions"),
    "may_give": _("May give"),
    "role": _("Role"),
    "roles": _("Roles"),
    "reason": _("Reason"),
    "ban_reason": _("Reason"),
    "until": _("Until"),
    "banned_until": _("Until"),
    "consent": _("Version of the consent text"),
    "viewed": _("Person"),
    "zone": _("Time zone"),
    "language": _("Language"),
    "brand_color": _("Brand color"),
    "logo": _("Logo"),
    "support_email": _("Support e-mail"),
    "support_phone": _("Support phone"),
    "map_tiles": _("Tiles of maps"),
    "map_attribution": _("Whose map it is"),
    "names_employees": _("Customers are told the names of employees"),
    "host": _("Own address"),
    "number": _("Number"),
    "copied_from": _("Copied from"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "administrators_need_factor": _("Administrators need a second factor"),
    "provider": _("Sign-in service"),
    "issuer": _("Issuer"),
    "client_id": _("Client ID"),
    "client_secret": _("Client secret"),
    "domains": _("Domains of e-mail"),
    "is_on": _("People may sign in with it"),
    "creates_people": _("Create an employee when somebody unknown signs in"),
    "first_role": _("Role of new people"),
    "claim": _("Claim with the groups"),
    "mapping": _("Groups and their roles"),
    "webhook_name": _("Name"),
    "webhook_url": _("Address"),
    "webhook_kinds": _("Events"),
    "webhook_filter": _("Filter"),
    "webhook_pause": _("Reason"),
    "owner_id": _("Acts as"),
}

# Fields of the noun's input by their own names.
FIELDS |= {
    "asset_name": _("Name of the object"),
    "type_id": _("Type"),
    "class_id": _("Class"),
    "parent_id": _("Stands under"),
    "company_id": _("Company"),
    "responsible_id": _("Responsible"),
    "area_ids": _("Areas"),
    "skill_ids": _("Skills"),
    "work_type_ids": _("Work types"),
    "serial_number": _("Serial number"),
    "external_id": _("External id"),
    "address": _("Address"),
    "latitude": _("Latitude"),
    "longitude": _("Longitude"),
    "inherits_areas": _("Also the areas of what it stands under"),
    "warranty_till": _("Warranty till"),
    "is_mobile": _("Mobile"),
    "is_published": _("Published"),
    "tags": _("Tags"),
    "needs_address": _("Has an address of its own"),
    "since": _("From"),
    "till": _("Till"),
    "conditions": _("Conditions"),
    "tree_ids": _("Objects as a whole"),
    "single_ids": _("Single objects"),
    "reminds_of_end": _("Reminder of the end"),
    "remind_on": _("Day of the reminder"),
    "recipient_ids": _("Who is reminded"),
}
# Their values are days, as JSON keeps them.
DAYS = {"warranty_till", "since", "till", "remind_on"}

# Stored codes that a change may hold.
VALUES: dict[str, str | Promise] = {
    "EMPLOYEE": _("Employee"),
    "CUSTOMER": _("Customer"),
    "CONTRACTOR": _("Contractor"),
    "OWN": _("Own company"),
    **{each.value: each.label for each in Counterparty},
    **{each.permission.value: each.name for each in CATALOG},
    **{each.value: each.label for each in Pause},
}

for _kinds in (TICKET_KINDS, CODE_KINDS, REGISTRATION_KINDS):
    KINDS |= {kind: Words(icon=icon, text=text) for kind, (icon, text) in _kinds.items()}
FIELDS |= CODE_FIELDS | TICKET_FIELDS | STICKER_FIELDS | REGISTRATION_FIELDS
VALUES |= TICKET_VALUES | STICKER_VALUES | REGISTRATION_VALUES
