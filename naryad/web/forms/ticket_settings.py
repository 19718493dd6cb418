"""What does somebody fill in about a type of tickets, a stage, a status or a criticality?"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.palette import Color
from naryad.tickets.codes import StageKind
from naryad.tickets.spans import write_span
from naryad.tickets.stage_effects import known_effects, known_requirements
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.tickets.links import Held
    from naryad.tickets.models import Criticality, Stage, Status, TicketType

Choices = Sequence[tuple[str, Any]]


def count_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "maxlength": 6, "autocomplete": "off"}),
    )


def some(label: Any, choices: Iterable[tuple[str, Any]] = ()) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=list(choices),
        widget=forms.CheckboxSelectMultiple,
    )


def radio(label: Any, choices: Iterable[tuple[str, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(choices), widget=forms.RadioSelect)


class LabelledForm(ActionForm):
    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        choices: Mapping[str, Choices] | None = None,
        initial: Any = None,
    ) -> None:
        super().__init__(data, initial=initial)
        for name, offered in (choices or {}).items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = list(offered)


class TypeForm(LabelledForm):
    """`source`: like what the life cycle of a new type begins."""

    number_mask = forms.CharField(
        label=_("Mask of the numbers"), widget=forms.TextInput({"autocomplete": "off"})
    )
    close_days = count_field(_("Time to close, days"))
    close_hours = count_field(_("Time to close, hours"))
    close_minutes = count_field(_("Time to close, minutes"))
    areas = radio(
        _("Areas"), [("all", _("All, also those added later")), ("some", _("Only these"))]
    )
    area_ids = some(_("Areas of the type"))
    work_types = radio(
        _("Work types"), [("all", _("All, also those added later")), ("some", _("Only these"))]
    )
    work_type_ids = some(_("Work types of the type"))
    is_default = forms.BooleanField(label=_("New tickets get this type"), required=False)
    external_id = forms.CharField(label=_("External id"), required=False)
    source = forms.ChoiceField(label=_("Its life cycle begins like"), required=False)


class StageForm(LabelledForm):
    description_ru = forms.CharField(label=_("Description in Russian"), required=False)
    description_en = forms.CharField(label=_("Description in English"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=StageKind.choices)
    color = radio(_("Color"), Color.choices)
    effects = some(_("What happens on entry"))
    assignee_id = forms.ChoiceField(label=_("Whom to assign"), required=False)
    requirements = some(_("What must be there before"))

    def __init__(
        self, data: Any = None, *, choices: Mapping[str, Choices], initial: Any = None
    ) -> None:
        offered = {
            "effects": [(each.code, each.name) for each in known_effects()],
            "requirements": [(each.code, each.name) for each in known_requirements()],
        }
        super().__init__(data, choices={**choices, **offered}, initial=initial)


class StatusForm(LabelledForm):
    color = radio(_("Color"), Color.choices)


class CriticalityForm(LabelledForm):
    color = radio(_("Color"), Color.choices)
    is_default = forms.BooleanField(label=_("New tickets get this criticality"), required=False)


def fill_label(row: Any, name: str = "name") -> dict[str, str]:
    return {f"{name}_{language}": text for language, text in getattr(row, name).items()}


def fill_from_type(row: "TicketType", held: "Held") -> dict[str, Any]:
    seconds = None if row.close_minutes is None else row.close_minutes * 60
    return {
        "version": row.version,
        **fill_label(row),
        "number_mask": row.number_mask,
        **write_span(seconds, "close"),
        "areas": "all" if row.has_all_areas else "some",
        "area_ids": [str(each) for each in sorted(held.area_ids)],
        "work_types": "all" if row.has_all_work_types else "some",
        "work_type_ids": [str(each) for each in sorted(held.work_type_ids)],
        "is_default": row.is_default,
        "external_id": row.external_id,
    }


def fill_from_stage(stage: "Stage") -> dict[str, Any]:
    return {
        "version": stage.version,
        **fill_label(stage),
        **fill_label(stage, "description"),
        "kind": stage.kind,
        "color": stage.color,
        "effects": stage.effects,
        "requirements": stage.requirements,
        "assignee_id": str(stage.assignee_id or ""),
    }


def fill_from_status(status: "Status") -> dict[str, Any]:
    return {"version": status.version, **fill_label(status), "color": status.color}


def fill_from_criticality(row: "Criticality") -> dict[str, Any]:
    return {
        "version": row.version,
        **fill_label(row),
        "color": row.color,
        "is_default": row.is_default,
    }
