"""Whom does somebody add to the conversations of a ticket?"""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.web.forms.action_form import ActionForm


class ParticipantsForm(ActionForm):
    """`held`: those who stand there now, as far as the reader sees them; what the form began with
    goes along, so that whom somebody else adds meanwhile stays."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)
    person_ids = forms.MultipleChoiceField(
        label=_("Who else is told"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, held: Collection[int], choices: Sequence[tuple[str, str]]
    ) -> None:
        ids = [str(each) for each in sorted(held)]
        super().__init__(data, initial={"person_ids": ids, "was": ",".join(ids)})
        field = self.fields["person_ids"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(choices)

    @property
    def added(self) -> frozenset[int]:
        return self._chosen() - self._began_with()

    @property
    def removed(self) -> frozenset[int]:
        return self._began_with() - self._chosen()

    def _chosen(self) -> frozenset[int]:
        return _read_ids(self.values()["person_ids"] or ())

    def _began_with(self) -> frozenset[int]:
        return _read_ids(each for each in str(self["was"].data or "").split(",") if each)


def _read_ids(given: Any) -> frozenset[int]:
    ids = [read_id(str(each)) for each in given]
    if None in ids:
        raise Invalid({"person_ids": _("Choose from the list.")})
    return frozenset(each for each in ids if each is not None)
