"""What does somebody fill in about the organization?"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from naryad.organizations.zones import Zone
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.organizations.models import ConsentText, Organization


class OrganizationForm(ActionForm):
    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)
    full_name_ru = forms.CharField(label=_("Full name in Russian"), required=False)
    full_name_en = forms.CharField(label=_("Full name in English"), required=False)
    brand_color = forms.CharField(label=_("Brand color"), required=False)
    zone = forms.CharField(label=_("Time zone"))
    language = forms.ChoiceField(label=_("Default language"), choices=settings.LANGUAGES)
    support_email = forms.CharField(
        label=_("Support e-mail"), required=False, widget=forms.EmailInput
    )
    support_phone = forms.CharField(
        label=_("Support phone"), required=False, widget=forms.TextInput({"type": "tel"})
    )

    map_tiles = forms.CharField(label=_("Tiles of maps"), required=False)
    map_attribution = forms.CharField(label=_("Whose map it is"), required=False)

    names_employees = forms.BooleanField(
        label=_("Customers are told the names of employees"), required=False
    )

    def __init__(self, data: Any = None, *, zones: Iterable[Zone], initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.zones = tuple(zones)


class LogoForm(ActionForm):
    upload = forms.FileField(label=_("Logo"), required=False)


class ConsentForm(ActionForm):
    """Its version is the number of the text that the person saw."""

    text_ru = forms.CharField(label=_("Text in Russian"), required=False, widget=forms.Textarea)
    text_en = forms.CharField(label=_("Text in English"), required=False, widget=forms.Textarea)


def fill_from_organization(organization: "Organization") -> dict[str, Any]:
    labels = {"name": organization.name, "full_name": organization.full_name}
    return {
        "version": organization.version,
        **{
            f"{field}_{language}": text
            for field, label in labels.items()
            for language, text in label.items()
        },
        "brand_color": organization.brand_color,
        "zone": organization.zone,
        "language": organization.language,
        "support_email": organization.support_email,
        "support_phone": organization.support_phone,
        "map_tiles": organization.map_tiles,
        "map_attribution": organization.map_attribution,
        "names_employees": organization.names_employees,
    }


def fill_from_consent(current: "ConsentText") -> dict[str, Any]:
    texts = {f"text_{language}": text for language, text in current.text.items()}
    return {"version": current.number, **texts}
