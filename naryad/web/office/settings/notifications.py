"""How does an organization choose how long before a deadline people are warned?"""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.permissions import Permission
from naryad.core.ids import read_id
from naryad.notifications import actions
from naryad.notifications.rules import RULES
from naryad.notifications.warning import OFFERED, soon_minutes_of
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import render, see_other, toast
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.span_words import say_span
from naryad.web.taking import demand


class WarningForm(ActionForm):
    soon_minutes = forms.ChoiceField(label=gettext_lazy("Warn before the deadline"))

    @property
    def minutes(self) -> int | None:
        return read_id(str(self.values()["soon_minutes"] or ""))


@office_door
def organization_notifications(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    known = soon_minutes_of(actor.organization_id)
    form = WarningForm(posted(request), initial={"soon_minutes": str(known)})
    offered = form.fields["soon_minutes"]
    assert isinstance(offered, forms.ChoiceField)
    offered.choices = [(str(each), say_span(each * 60)) for each in OFFERED]

    if form.is_bound:
        changed = form.save(
            lambda: actions.change_warning(form.minutes, by=actor, at=at), by=actor, at=at
        )
        if changed is not None:
            toast(request, _("Settings saved") if changed else _("Nothing has changed"))
            return see_other(request, reverse("organization_notifications"))
    tabs = describe_tabs("organization_notifications", actor=actor)
    context = {**tabs, "form": form, "rules": RULES}
    return render(request, "office/settings/notifications.html", context, status=form.status)
