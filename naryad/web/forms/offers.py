"""What does somebody fill in about an offer of registration?"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.registration.input import NAME_LENGTH, PIN_LENGTH
from naryad.registration.states import Covers
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.registration.input import OfferInput

Choices = Mapping[str, Sequence[tuple[str, str]]]


def _day(label: Any) -> forms.CharField:
    widget = forms.DateInput({"type": "date"})
    return forms.CharField(label=label, required=False, widget=widget)


def _some(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class OfferForm(ActionForm):
    """`choices`: by field, what is offered to choose from."""

    name = forms.CharField(
        label=_("Name"), widget=forms.TextInput({"maxlength": NAME_LENGTH, "autocomplete": "off"})
    )
    covers = forms.ChoiceField(
        label=_("By codes of"), choices=Covers.choices, widget=forms.RadioSelect
    )
    object_area_id = forms.ChoiceField(label=_("Area of the objects"), required=False)
    asset_ids = _some(_("Objects"))
    role_id = forms.ChoiceField(label=_("Role that people get"))
    area_ids = _some(_("Areas that people get"))
    needs_approval = forms.BooleanField(label=_("Wait for approval"), required=False)
    since = _day(_("From"))
    till = _day(_("Till"))
    most_people = forms.CharField(
        label=_("People at most"),
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off", "maxlength": 6}),
    )
    pin = forms.CharField(
        label=_("Word that is asked for"),
        required=False,
        widget=forms.TextInput({"maxlength": PIN_LENGTH, "autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, *, choices: Choices, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(offered)


def fill_from_offer(given: "OfferInput") -> dict[str, Any]:
    filled = {name: "" if value is None else value for name, value in vars(given).items()}
    for name in ("area_ids", "asset_ids"):
        filled[name] = sorted(getattr(given, name))
    for name in ("since", "till"):
        day = getattr(given, name)
        filled[name] = day.isoformat() if day else ""
    return filled
