"""What do the versions of the consent text answer?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.organizations import actions
from naryad.organizations.input import clean_consent_text
from naryad.organizations.queries import consent_texts
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.organization import ConsentForm, fill_from_consent
from naryad.web.http import render, see_other, toast
from naryad.web.office.settings.settings_tabs import describe_tabs
from naryad.web.taking import demand


@office_door
def organization_consent(request: SignedInRequest) -> HttpResponse:
    """The text in force, those before it, and a form that publishes a new one."""
    actor, at = request.actor, request.at
    demand(actor, Permission.EDIT_ORGANIZATION)
    texts = consent_texts(actor)
    current = texts[0]
    form = ConsentForm(posted(request), initial=fill_from_consent(current))

    def act() -> int:
        text, seen = clean_consent_text(form.values()), form.seen_version
        return actions.publish_consent_text(text, seen_number=seen, by=actor, at=at)

    if request.method == "POST":
        number = form.save(act, by=actor, at=at, subject=("organization", actor.organization_id))
        if number is not None:
            said = _("Version %(number)s is in force") % {"number": number}
            toast(request, form.say(said) if number != current.number else _("Nothing has changed"))
            return see_other(request, reverse("organization_consent"))
    context = {
        **describe_tabs("organization_consent", actor=request.actor),
        "form": form,
        "current": current,
        "earlier": texts[1:],
    }
    return render(request, "office/settings/consent.html", context, status=form.status)
