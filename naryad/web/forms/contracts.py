"""What does somebody fill in about a contract?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from naryad.contracts.input import DAYS, ID_LISTS, LENGTHS
from naryad.web.forms.action_form import ActionForm
from naryad.web.forms.people_runs import CHANGES
from naryad.web.forms.runs import RunForm

if TYPE_CHECKING:
    from naryad.contracts.models import Contract

Choices = Mapping[str, Sequence[tuple[str, str]]]
_NOT_DRAFTED = {"csrfmiddlewaretoken", "request_key", "version", "seen"}
_LONGEST_DAYS = 4


def _text(label: Any, name: str) -> forms.CharField:
    widget = forms.TextInput({"maxlength": LENGTHS[name], "autocomplete": "off"})
    return forms.CharField(label=label, required=name == "name", widget=widget)


def _long(label: Any, name: str) -> forms.CharField:
    widget = forms.Textarea({"maxlength": LENGTHS[name], "rows": 3})
    return forms.CharField(label=label, required=False, widget=widget)


def _day(label: Any, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, widget=forms.DateInput({"type": "date"}))


def _some(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, widget=forms.CheckboxSelectMultiple
    )


class ContractForm(ActionForm):
    """`choices`: by field, what is offered at once; a search brings the others."""

    name = _text(_("Name"), "name")
    number = _text(_("Number"), "number")
    external_id = _text(_("External ID"), "external_id")
    company_id = forms.ChoiceField(label=_("Company"))
    since = _day(_("From"), required=True)
    till = _day(_("Till"))
    description = _long(_("Description"), "description")
    conditions = _long(_("Conditions"), "conditions")
    tree_ids = _some(_("Objects with everything below them"))
    single_ids = _some(_("Single objects, without what stands below"))
    reminds_of_end = forms.BooleanField(label=_("Remind of the end by e-mail"), required=False)
    remind_on = _day(_("Day of the reminder"))
    recipient_ids = _some(_("Who is reminded"))

    def __init__(self, data: Any = None, *, choices: Choices, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        _offer(self, choices)


class ContractsRunForm(RunForm):
    """What is left empty stays as it is with each."""

    reminds = forms.ChoiceField(
        label=_("Remind of the end by e-mail"),
        required=False,
        choices=[("", _("As it is")), ("yes", _("Yes")), ("no", _("No"))],
    )
    days = forms.CharField(
        label=_("So many days before the end"),
        required=False,
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "off", "maxlength": _LONGEST_DAYS}
        ),
    )
    people = forms.ChoiceField(
        label=_("What to do with people"),
        required=False,
        choices=CHANGES,
        initial=CHANGES[0][0],
        widget=forms.RadioSelect,
    )
    recipient_ids = _some(_("Who is reminded"))

    def __init__(self, data: Any = None, *, choices: Choices) -> None:
        super().__init__(data)
        _offer(self, choices)

    def given(self) -> dict[str, Any]:
        return {name: self[name].data for name in ("reminds", "days", "people", "recipient_ids")}


def fill_from_contract(
    contract: "Contract", values: Mapping[str, Any], *, shown: Mapping[str, Iterable[str]]
) -> dict[str, Any]:
    """`values` in the shape of the input; of the ids those that the form can show."""
    filled = {name: "" if value is None else value for name, value in values.items()}
    for name in ID_LISTS:
        filled[name] = sorted(pk for pk in values[name] if str(pk) in set(shown[name]))
    for name in DAYS:
        filled[name] = values[name].isoformat() if values[name] else ""
    return {**filled, "version": contract.version}


def typed_into_contract(posted: QueryDict) -> dict[str, list[str]]:
    """What a draft keeps."""
    return {name: values for name, values in posted.lists() if name not in _NOT_DRAFTED}


def fill_from_draft(kept: Mapping[str, Iterable[str]]) -> dict[str, Any]:
    data = QueryDict(mutable=True)
    for name, values in kept.items():
        data.setlist(name, [str(value) for value in values])
    return ContractForm(data, choices={}).values()


def _offer(form: forms.Form, choices: Choices) -> None:
    for name, offered in choices.items():
        field = form.fields.get(name)
        if isinstance(field, forms.ChoiceField):
            field.choices = list(offered)
