"""What do the pages answer on which somebody who came by a code is let in or turned away?"""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.outcomes import only
from naryad.registration import actions
from naryad.registration.actions.approve_registrations import NotWaiting
from naryad.registration.input import REASON_LENGTH
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import render, see_other, toast
from naryad.web.office.people.acting_once import act_once, say_done
from naryad.web.office.people.addresses import LIST_ROUTES
from naryad.web.office.people.person_page import frame_page, open_living_page


class RefusalForm(ActionForm):
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.TextInput({"maxlength": REASON_LENGTH, "autocomplete": "off"}),
    )


@office_door
@require_POST
def approval(request: SignedInRequest, person_id: int) -> HttpResponse:
    act_once(
        request,
        lambda: actions.approve_registrations([person_id], by=request.actor, at=request.at),
        given=["approve", person_id],
    )
    return say_done(request, person_id, _("Approved, a message is on its way"))


@office_door
def refusal(request: SignedInRequest, person_id: int) -> HttpResponse:
    """Whoever is refused leaves the list, and a second click finds them gone: it is answered
    before anybody looks."""
    actor, at = request.actor, request.at
    actor.require(Permission.INVITE_PEOPLE)
    form = RefusalForm(posted(request))

    def act() -> int:
        reason = str(form.values()["reason"] or "")
        outcomes = actions.refuse_registrations([person_id], reason=reason, by=actor, at=at)
        return only(outcomes)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("Refused, a message is on its way"))
        return see_other(request, reverse(LIST_ROUTES[Kind.CUSTOMER]))
    page = open_living_page(request, person_id)
    if not page.person.awaits_approval:
        raise NotWaiting
    context = frame_page(request, page) | {"form": form}
    template = "office/people/refusal.html"
    return render(request, template, context, block="dialog", status=form.status)
