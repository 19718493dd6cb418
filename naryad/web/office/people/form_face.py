"""What does the page around the form of a person show?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.queries import can_send_sms
from naryad.people.naming import say_name
from naryad.web.acting import SignedInRequest
from naryad.web.forms.people import PersonForm
from naryad.web.http import Crumb, see_other, toast
from naryad.web.menu import open_sections
from naryad.web.office.menu import OFFICE
from naryad.web.office.people.addresses import LIST_ROUTES, new_url
from naryad.web.office.people.choices import offer_choices, role_extras
from naryad.web.office.people.person_page import LIST_NAMES
from naryad.web.office.people.places import may_add_company, may_add_entry, say_locked
from naryad.web.office.people.role_choices import RoleChoice
from naryad.web.office.people.saving import Saving

_NAME = ("first_name", "last_name")


def describe_form(
    form: PersonForm,
    kind: Kind,
    roles: list[RoleChoice],
    *,
    saving: Saving,
    request: SignedInRequest,
) -> dict[str, Any]:
    actor = request.actor
    offer_choices(form, roles, actor=actor, company_words=request.POST.get("company_words", ""))
    list_url = reverse(LIST_ROUTES[kind])
    return {
        "form": form,
        "written_name": say_name(*(form[part].value() or "" for part in _NAME)),
        "kind": kind,
        "roles": roles,
        "role_extras": role_extras(roles),
        "is_turning": any(role.is_for_customers for role in roles),
        "warnings": saving.warnings if form.errors else [],
        "accepted": ",".join(str(each.person.pk) for each in saving.warnings if each.person),
        "email_owner": saving.owner_of("EMAIL"),
        "phone_owner": saving.owner_of("PHONE"),
        "may_add_company": may_add_company(actor),
        "may_add_skill": may_add_entry(actor, "skill_ids"),
        "may_add_work_type": may_add_entry(actor, "work_type_ids"),
        "stays": say_locked(form.locked, actor=actor),
        "can_text": can_send_sms(),
        "may_invite": actor.may(Permission.INVITE_PEOPLE),
        "may_set_photo": actor.may(Permission.EDIT_PEOPLE),
        "list_url": list_url,
        "customer_page": new_url(Kind.CUSTOMER),
        "menu": open_sections(OFFICE, actor, list_url),
        "crumbs": [
            Crumb(LIST_NAMES[kind], list_url),
            Crumb(_("New customer") if kind == Kind.CUSTOMER else _("New employee")),
        ],
    }


def say_saved(request: SignedInRequest, form: PersonForm, saved: dict[str, Any]) -> HttpResponse:
    """On to the card, saying what has become of the invitation too."""
    if saved["refusal"]:
        words = _("Saved. The invitation was not sent: %(reason)s")
        toast(request, form.say(words % {"reason": saved["refusal"]}), kind="bad")
    elif saved["is_invited"]:
        toast(request, form.say(_("Saved. The invitation is on its way.")))
    else:
        toast(request, form.say(_("Saved")))
    return see_other(request, reverse("person", args=[saved["id"]]))
