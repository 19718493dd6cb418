"""What does a person see and choose about themselves?"""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naryad.accounts import actions
from naryad.accounts.entering import memberships_within
from naryad.accounts.factors import factors_of
from naryad.accounts.providers import identities_of
from naryad.accounts.sessions import sessions_of
from naryad.accounts.through import confined_to
from naryad.organizations.zones import list_zones
from naryad.people.queries import card
from naryad.web.acting import LANGUAGE_COOKIE, THEME_COOKIE, SignedInRequest
from naryad.web.doors import own_door
from naryad.web.forms.plain_form import PlainForm
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.kept import keep_in_browser

THEMES = [
    ("auto", gettext_lazy("As in the system")),
    ("light", gettext_lazy("Light")),
    ("dark", gettext_lazy("Dark")),
]


class PreferencesForm(PlainForm):
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, required=False
    )
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"), required=False)
    theme = forms.ChoiceField(label=gettext_lazy("Theme"), choices=THEMES, required=False)
    has_shortcuts = forms.BooleanField(
        label=gettext_lazy("Keys of the keyboard act on pages"), required=False
    )

    def fit_to(self, request: SignedInRequest) -> None:
        """On the side of customers no key does anything."""
        if not request.actor.is_employee:
            del self.fields["has_shortcuts"]
        self._offer_zones(request)

    def _offer_zones(self, request: SignedInRequest) -> None:
        zones = self.fields["zone"]
        assert isinstance(zones, forms.ChoiceField)
        same = _("As in the organization: %(zone)s") % {"zone": request.organization.zone}
        offered = [(zone.name, zone.label) for zone in list_zones(at=request.at)]
        zones.choices = [("", same), *offered]


@require_http_methods(["GET", "HEAD", "POST"])
@own_door
def profile(request: SignedInRequest) -> HttpResponse:
    form = PreferencesForm(request.POST or None, initial=_initial(request))
    form.fit_to(request)
    if form.save(lambda: _save(request, form)):
        answer = see_other(request, reverse("profile"))
        keep_in_browser(answer, LANGUAGE_COOKIE, form.cleaned_data["language"])
        keep_in_browser(answer, THEME_COOKIE, form.cleaned_data["theme"])
        # Already in the language that was just chosen.
        with translation.override(form.cleaned_data["language"] or get_language()):
            toast(request, _("Saved"))
        return answer
    values = {
        "form": form,
        "card": card(request.actor, request.person.pk),
        "login": request.user,
        "factors": factors_of(request.user.pk),
        **_describe_login(request),
        "crumbs": (Crumb(_("My profile")),),
    }
    return render(request, "profile/profile.html", values, status=form.status)


def _describe_login(request: SignedInRequest) -> dict[str, object]:
    """To a session that an identity provider let in, nothing of other organizations."""
    only, key = confined_to(request), request.session.session_key or ""
    sessions = sessions_of(request.user, current_key=key)
    return {
        "memberships": memberships_within(request, request.user, at=request.at),
        "identities": identities_of(request.user.pk, organization_id=only),
        "sessions": sessions if only is None else [each for each in sessions if each.is_current],
        "through": only is not None,
    }


def _initial(request: SignedInRequest) -> dict[str, object]:
    login = request.user
    return {
        "language": (get_language() or "en")[:2],
        "zone": login.zone,
        "theme": login.theme or "auto",
        "has_shortcuts": login.has_shortcuts,
    }


def _save(request: SignedInRequest, form: PreferencesForm) -> bool:
    actions.edit_preferences(request.user.pk, **form.cleaned_data)
    return True
