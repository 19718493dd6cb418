"""What does somebody say who bans a person?"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.labels import Label, make_label
from naryad.web.forms.action_form import ActionForm


class BanForm(ActionForm):
    """A reason of the directory, or a new one in its place."""

    reason_id = forms.ChoiceField(label=gettext_lazy("Reason"), required=False)
    new_reason = forms.CharField(
        label=gettext_lazy("Another reason"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "maxlength": 100}),
    )
    until = forms.DateTimeField(label=gettext_lazy("Until"), required=False)

    def __init__(self, data: Any = None, *, reasons: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        choice = self.fields["reason_id"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", gettext_lazy("Choose")), *reasons]

    @property
    def reason(self) -> int | None:
        return read_id(str(self["reason_id"].data or ""))

    @property
    def reason_name(self) -> str:
        return " ".join(str(self["new_reason"].data or "").split())

    @property
    def new_label(self) -> Label | None:
        """In the reader's language."""
        if not self.reason_name:
            return None
        return make_label(**{(get_language() or "en")[:2]: self.reason_name})

    @property
    def end(self) -> datetime | None:
        """By the reader's clock. Raises Invalid for what is no moment."""
        given = str(self["until"].data or "").strip()
        if not given:
            return None
        try:
            moment = parse_datetime(given)
        except ValueError:
            moment = None
        if moment is None:
            raise Invalid({"until": _("Give a day and a time, or leave this empty.")})
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
