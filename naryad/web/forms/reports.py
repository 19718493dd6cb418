"""What does somebody without an account fill in?"""

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Invalid
from naryad.intake.inquiry_input import LONGEST_EMAIL, InquiryInput, clean_inquiry
from naryad.intake.states import LONGEST_TEXT
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.intake.models import CodeSettings

# Nobody reads the page and writes a report in less; programs do.
SOONEST, LATEST = timedelta(seconds=3), timedelta(days=1)
_SALT = "naryad/report"


class ReportForm(ActionForm):
    """`began`: when the page was drawn, signed for its code. `site`: nobody sees it, and what fills
    it in is no person."""

    work_type_id = forms.ChoiceField(label=_("What kind of work"), required=False)
    text = forms.CharField(label=_("What happened"), required=False, max_length=LONGEST_TEXT)
    email = forms.CharField(label=_("E-mail"), required=False, max_length=LONGEST_EMAIL)
    phone = forms.CharField(label=_("Phone"), required=False)
    site = forms.CharField(required=False)
    began = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        code: str,
        settings: "CodeSettings",
        work_types: Sequence[tuple[str, str]],
    ) -> None:
        self.code, self.settings = code, settings
        super().__init__(data, initial={"text": settings.text, "began": _begin(code)})
        field = self.fields["work_type_id"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(work_types)
        self.work_types = work_types

    def read(self) -> InquiryInput:
        """Invalid names the fields."""
        given = self.values()
        self._refuse_program(str(given["began"] or ""), str(given["site"] or ""))
        if str(given["text"] or "").strip() == self.settings.text.strip() and self.settings.text:
            # What the form began with says nothing yet.
            given["text"] = ""
        return clean_inquiry(given, self.settings)

    def _refuse_program(self, began: str, trap: str) -> None:
        signer = signing.TimestampSigner(salt=_SALT)
        try:
            is_ours = signer.unsign(began, max_age=LATEST) == self.code
        except signing.BadSignature:
            is_ours = False
        if not is_ours or trap:
            self._put("began", _begin(self.code))
            raise Invalid({"": _now("The page was open for long. Send it once more.")})
        try:
            signer.unsign(began, max_age=SOONEST)
        except signing.SignatureExpired:
            return
        raise Invalid({"": _now("That was quick. Look at it once more, and send it.")})


def _begin(code: str) -> str:
    return signing.TimestampSigner(salt=_SALT).sign(code)
