"""What does somebody fill in about an area?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.areas.queries import AreaNode
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.areas.models import Area

_STEP = "\u2003"


class AreaForm(ActionForm):
    name_ru = forms.CharField(label=_("Name in Russian"), required=False)
    name_en = forms.CharField(label=_("Name in English"), required=False)
    description_ru = forms.CharField(label=_("Description in Russian"), required=False)
    description_en = forms.CharField(label=_("Description in English"), required=False)
    parent_id = forms.ChoiceField(label=_("Stands under"), required=False)

    def __init__(self, data: Any = None, *, parents: Sequence[AreaNode], initial: Any) -> None:
        super().__init__(data, initial=initial)
        choice = self.fields["parent_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("No area: at the top")), *offer_areas(parents)]


class PlaceForm(ActionForm):
    """Where one move puts an area; its buttons stand in the row."""

    position = forms.CharField(widget=forms.HiddenInput)


def offer_areas(nodes: Sequence[AreaNode]) -> list[tuple[str, str]]:
    """The tree as a list, each step down indented."""
    return [(str(node.area.pk), f"{_STEP * node.depth}{node.area.name}") for node in nodes]


def fill_from_area(area: "Area") -> dict[str, Any]:
    return {
        "version": area.version,
        **{f"name_{language}": text for language, text in area.name.items()},
        **{f"description_{language}": text for language, text in area.description.items()},
        "parent_id": area.parent_id or "",
    }
