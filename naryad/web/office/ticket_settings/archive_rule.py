"""How does an organization choose when closed tickets go to the archive?"""

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.access.permissions import Permission
from naryad.core.ids import read_id
from naryad.tickets import actions
from naryad.tickets.archiving import OFFERED, archive_days_of
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.office.ticket_settings.tabs import describe_tabs
from naryad.web.span_words import say_span
from naryad.web.taking import demand

_NEVER = "never"


class ArchiveRuleForm(ActionForm):
    after_days = forms.ChoiceField(label=gettext_lazy("To the archive after"))

    @property
    def days(self) -> int | None:
        """What is none of the offered is refused by the action."""
        given = str(self.values()["after_days"] or "")
        return None if given == _NEVER else read_id(given) or 0


@office_door
def ticket_archive_rule(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_TICKET_SETTINGS)
    known = archive_days_of(actor.organization_id)
    form = ArchiveRuleForm(posted(request), initial={"after_days": str(known or _NEVER)})
    offered = form.fields["after_days"]
    assert isinstance(offered, forms.ChoiceField)
    offered.choices = [_say(each) for each in OFFERED]
    if form.is_bound:
        changed = form.save(
            lambda: actions.change_archive_rule(form.days, by=actor, at=at), by=actor, at=at
        )
        if changed is not None:
            toast(request, _("Settings saved") if changed else _("Nothing has changed"))
            return see_other(request, reverse("ticket_archive_rule"))
    crumbs = [Crumb(_("Ticket settings"))]
    context = {"crumbs": crumbs, "tabs": describe_tabs(request, "archive"), "form": form}
    return render(request, "office/ticket_settings/archive.html", context, status=form.status)


def _say(days: int | None) -> tuple[str, str]:
    return (_NEVER, _("Only by hand")) if days is None else (str(days), say_span(days * 86_400))
