"""What does somebody say who bans a person?"""

from collections.abc import Sequence
from datetime import datetime
from secrets import token_urlsafe
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.core.errors import Invalid
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
        given = str(self["reason_id"].data or "")
        return int(given) if given.isdecimal() and len(given) < 19 else None

    @property
    def reason_name(self) -> str:
        return " ".join(str(self["new_reason"].data or "").split())

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


class BulkForm(BanForm):
    """The question before an act with many. Whom it is about is a part of the answer: the same
    page, gone back to and sent with other people, is another request."""

    def __init__(
        self, data: Any = None, *, act: str, ids: Sequence[int], reasons: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data, reasons=reasons)
        self.about = {"act": act, "ids": sorted(ids)}
        if self.is_bound and not self.key:
            # The page of outcomes lies under the key, so there must be one.
            self._put("request_key", token_urlsafe(16))

    @property
    def key(self) -> str:
        return str(self["request_key"].data or "")

    def values(self) -> dict[str, Any]:
        return super().values() | self.about
