"""How is one field changed where it stands in a list?"""

from typing import Any

from django import forms

from naryad.web.forms.action_form import ActionForm


class CellForm(ActionForm):
    """One field under its own name. `was` is what the person saw in it: what somebody else has
    changed of the rest is no conflict here."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)
    next = forms.CharField(widget=forms.HiddenInput, required=False)

    def add(self, name: str, label: Any, choices: list[tuple[str, str]] | None = None) -> None:
        """Without choices one types; there may be choices, and none among them."""
        several = forms.MultipleChoiceField(
            label=label, required=False, choices=choices or [], widget=forms.CheckboxSelectMultiple
        )
        text = forms.CharField(
            label=label, required=False, widget=forms.TextInput({"maxlength": 128})
        )
        self.fields[name] = text if choices is None else several
        self.field_name = name

    @property
    def bound(self) -> Any:
        return self[self.field_name]

    def version_to_compare(self, kept: dict[str, Any]) -> int | None:
        """The version to compare, where the field is not any more what it was."""
        return None if self["was"].data == say_cell(kept[self.field_name]) else self.seen_version

    def _print(self) -> str:
        """Of one field there is nothing to take over: whoever has changed it too is named."""
        return ""


def say_cell(value: Any) -> str:
    return ",".join(value) if isinstance(value, list) else str(value)
