"""How is an empty installation set up from a browser?"""

from django import forms
from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from naryad.accounts import actions, entering, limits
from naryad.accounts.client import client_address
from naryad.accounts.memberships import is_anybody_here
from naryad.core.labels import make_label
from naryad.organizations.zones import list_zones
from naryad.web.acting import ActingRequest
from naryad.web.door.going_on import go_on
from naryad.web.forms.plain_form import PlainForm, email_field, new_password_field
from naryad.web.http import render, see_other

ZONE = "Europe/Moscow"


class SetupForm(PlainForm):
    code = forms.CharField(
        label=_("Code from the terminal"),
        max_length=40,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    name = forms.CharField(label=_("Name of the service company"), max_length=200)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    zone = forms.ChoiceField(label=_("Time zone"))
    last_name = forms.CharField(label=_("Your last name"), max_length=100)
    first_name = forms.CharField(label=_("Your first name"), max_length=100)
    email = email_field(_("Your e-mail"), autocomplete="username")
    password = new_password_field(_("Password"))
    password_again = new_password_field(_("Password again"))

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        zones = self.fields["zone"]
        assert isinstance(zones, forms.ChoiceField)
        zones.choices = [(zone.name, zone.label) for zone in list_zones(at=timezone.now())]


@require_http_methods(["GET", "HEAD", "POST"])
def setup(request: ActingRequest) -> HttpResponse:
    """Only while nobody is here; afterwards the address leads to the sign-in."""
    if is_anybody_here():
        return see_other(request, reverse("sign_in"))
    initial = {"zone": ZONE, "language": (get_language() or "en")[:2]}
    form = SetupForm(request.POST or None, initial=initial)
    answer = form.save(lambda: _set_up(request, form))
    if answer:
        return go_on(request, answer)
    return render(request, "door/setup.html", {"form": form}, status=form.status)


def _set_up(request: ActingRequest, form: SetupForm) -> HttpResponse:
    limits.count(limits.SETUP_ADDRESS, client_address(request), at=request.at)
    given = form.cleaned_data
    membership = actions.set_up_installation(
        code=given["code"],
        name=make_label(**{given["language"]: given["name"]}),
        zone=given["zone"],
        language=given["language"],
        email=given["email"],
        last_name=given["last_name"],
        first_name=given["first_name"],
        password=given["password"],
        again=given["password_again"],
        at=request.at,
    )
    return entering.sign_in_by_letter(request, membership.login, next_url=reverse("home"))
