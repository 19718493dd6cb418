"""What is the list of inquiries for one reader?"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.intake.models import Inquiry
from naryad.intake.visibility import inquiries_visible_to
from naryad.lists.fields import Asker
from naryad.lists.inquiries.fields import FIELDS
from naryad.lists.inquiries.rows import InquiryRow, read_inquiries
from naryad.lists.inquiries.searching import search_inquiries
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.questions import Order, Question, Show


def list_inquiries(asker: Asker) -> NounList[InquiryRow]:
    """Newest first. Whoever may not take any up finds nothing."""
    return NounList(
        noun="inquiries",
        asker=asker,
        fields={field.key: field for field in FIELDS},
        visible=_visible,
        search=lambda inquiries, words, actor: search_inquiries(inquiries, words, actor=actor),
        read=lambda ids, asker: read_inquiries(ids, actor=asker.actor),
        place=lambda row: str(row.inquiry.at),
        order="at",
        is_newest_first=True,
        first_order=Order("at", is_descending=True),
        views=_VIEWS,
    )


def _visible(actor: Actor, _show: Show) -> QuerySet[Inquiry]:
    return inquiries_visible_to(actor)


def _in(*states: str) -> Question:
    return Question(where=Condition("state", Operator.IS, states))


_VIEWS = (
    BuiltInView("waiting", pgettext_lazy("several", "Waiting"), _in("new"), is_alarming=True),
    BuiltInView("taken", _("Became tickets"), _in("ticket", "merged")),
    BuiltInView("refused", pgettext_lazy("several", "Refused"), _in("refused")),
    BuiltInView("all", _("All"), Question()),
)
