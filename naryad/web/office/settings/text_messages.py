"""Do text messages leave this installation, and how does one find out?"""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.accounts import actions
from naryad.accounts.letters import TEST_SMS
from naryad.core.phone_words import say_phone
from naryad.letters.sms_gateway import BadSmsUrl, can_send_sms, find_sms_gateway
from naryad.lists.letters.kept import last_test_letter
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.plain_form import phone_field
from naryad.web.http import render, see_other, toast
from naryad.web.office.letters_face import describe_state
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.taking import demand

_PAGE = "organization_text_messages"


class TestForm(ActionForm):
    phone = phone_field(gettext_lazy("Number"))


@office_door
@require_safe
def organization_text_messages(request: SignedInRequest) -> HttpResponse:
    """The state of the gateway and the outcome of the last test; a behaviour asks for the outcome
    alone, until it is there."""
    demand(request.actor, Permission.EDIT_ORGANIZATION)
    context = _describe(request, TestForm(initial={"phone": request.GET.get("phone", "")}))
    return render(request, "office/settings/text_messages.html", context, block="outcome")


@office_door
@require_POST
def test_sms(request: SignedInRequest) -> HttpResponse:
    actor, at, form = request.actor, request.at, TestForm(request.POST)
    actor.require(Permission.EDIT_ORGANIZATION)
    typed = str(form.values()["phone"] or "")
    to = form.save(lambda: actions.send_test_sms(typed, by=actor, at=at), by=actor, at=at)
    if to is None:
        context = _describe(request, form)
        return render(request, "office/settings/text_messages.html", context, status=form.status)
    toast(request, _("A test message to %(phone)s is on its way") % {"phone": say_phone(to)})
    return see_other(request, reverse(_PAGE))


def _describe(request: SignedInRequest, form: TestForm) -> dict[str, Any]:
    try:
        gateway, fault = find_sms_gateway(), ""
    except BadSmsUrl as error:
        gateway, fault = None, _(str(error))
    letter = last_test_letter(request.actor, kind=TEST_SMS)
    return {
        **describe_tabs(_PAGE, actor=request.actor),
        "gateway": gateway,
        "fault": fault,
        "is_off": not can_send_sms(),
        "letter": letter,
        "state": describe_state(letter) if letter else None,
        "form": form,
    }
