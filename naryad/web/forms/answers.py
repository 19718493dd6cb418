"""What does somebody fill in about a template of answers?"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naryad.tickets.answer_input import LONGEST_ANSWER
from naryad.tickets.codes import Side
from naryad.web.forms.ticket_settings import LabelledForm, fill_label, radio

if TYPE_CHECKING:
    from naryad.tickets.models import Answer


def _text(label: Any) -> forms.CharField:
    box = forms.Textarea({"rows": 6, "maxlength": LONGEST_ANSWER})
    return forms.CharField(label=label, required=False, widget=box)


class AnswerForm(LabelledForm):
    text_ru = _text(_("Text in Russian"))
    text_en = _text(_("Text in English"))
    side = radio(
        _("For which conversation"),
        [
            (Side.CUSTOMER.value, _("To the customer")),
            (Side.TEAM.value, _("To the team (the customer does not see it)")),
        ],
    )


def fill_from_answer(answer: "Answer") -> dict[str, Any]:
    return {
        "version": answer.version,
        **fill_label(answer),
        **fill_label(answer, "text"),
        "side": answer.side,
    }
