"""Do letters leave this installation, and how does one find out?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.accounts import actions
from naryad.letters.mail_server import BadMailUrl, find_mail_server
from naryad.lists.letters.kept import last_test_letter
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm
from naryad.web.http import render, see_other, toast
from naryad.web.office.letters_face import describe_state
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.taking import demand


@office_door
@require_safe
def organization_mail(request: SignedInRequest) -> HttpResponse:
    """The state of the mail server and the outcome of the last test; a behaviour asks for the
    outcome alone, until it is there."""
    demand(request.actor, Permission.EDIT_ORGANIZATION)
    try:
        server, fault = find_mail_server(), ""
    except BadMailUrl as error:
        server, fault = None, _(str(error))
    letter = last_test_letter(request.actor)
    context = {
        **describe_tabs("organization_mail", actor=request.actor),
        "server": server,
        "fault": fault,
        "letter": letter,
        "state": describe_state(letter) if letter else None,
        "form": ActionForm(),
    }
    return render(request, "office/settings/mail.html", context, block="outcome")


@office_door
@require_POST
def test_letter(request: SignedInRequest) -> HttpResponse:
    actor, at, form = request.actor, request.at, ActionForm(request.POST)
    actor.require(Permission.EDIT_ORGANIZATION)
    address = form.save(lambda: actions.send_test_letter(by=actor, at=at), by=actor, at=at)
    if address is None:
        toast(request, " ".join(map(str, form.non_field_errors())), kind="bad")
    else:
        toast(request, _("A test letter to %(address)s is on its way") % {"address": address})
    return see_other(request, reverse("organization_mail"))
