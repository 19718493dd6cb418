"""What takes the place of something that is deleted?"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.dependents import Hanging
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.web.forms.action_form import ActionForm


class DeletionForm(ActionForm):
    reassign_to = forms.ChoiceField(label=_("Move everything to"), required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        others: Sequence[tuple[str, str]],
        hanging: Sequence[Hanging],
        empty: Any = "",
    ) -> None:
        super().__init__(data)
        choice = self.fields["reassign_to"]
        choice.required = any(each.must_move for each in hanging)
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", empty or _("Choose")), *others]

    @property
    def target(self) -> int | None:
        """Raises Invalid for what no list offered."""
        given = str(self["reassign_to"].data or "")
        target = read_id(given)
        if given and target is None:
            raise Invalid({"reassign_to": _("Choose from the list.")})
        return target
