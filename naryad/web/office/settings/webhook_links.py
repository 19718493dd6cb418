"""How is a filter said: by the link of a list that shows what is meant?"""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.core.conditions.tree import read_tree, write_tree
from naryad.core.errors import Invalid
from naryad.lists.addresses import read_question, write_question
from naryad.lists.fields import Asker
from naryad.lists.happened_kinds import subject_of
from naryad.lists.questions import Question
from naryad.webhooks.subjects import list_of

if TYPE_CHECKING:
    from naryad.webhooks.models import Webhook

_LONGEST = 100_000
_ROUTES = {
    "ticket": "tickets",
    "asset": "assets",
    "company": "companies",
    "contract": "contracts",
    "area": "areas",
}


def read_link(text: str, kinds: Collection[str], *, asker: Asker) -> dict[str, Any] | None:
    """The tree of its conditions. Words that are sought, and orders, are no conditions. Raises
    Invalid for a list of something else."""
    if not text.strip():
        return None
    asked = list_of(kinds, asker)
    if asked is None:
        raise _refuse(_("A filter needs events of one sort that has a list with conditions."))
    (subject, *_others) = map(subject_of, kinds)
    try:
        parts = urlsplit(text.strip()[:_LONGEST])
        given = parse_qs(parts.query or parts.path.lstrip("?"))
    except ValueError:
        raise _refuse(_("This is no address of a list.")) from None
    if parts.query and parts.path not in ("", reverse(_ROUTES[subject])):
        raise _refuse(_("This is the address of another list."))
    try:
        question = read_question(given, asked)
    except Invalid as refusal:
        raise _refuse(next(iter(refusal.errors.values()))) from None
    if question.where is None:
        raise _refuse(_("There is no condition in this address."))
    return write_tree(question.where)


def write_link(webhook: "Webhook", *, asker: Asker) -> str:
    """The list as the filter sees it, for whoever wants to look."""
    asked = list_of(webhook.kinds, asker)
    if webhook.filter is None or asked is None:
        return ""
    query = urlencode(write_question(Question(where=read_tree(webhook.filter)), asked))
    return f"{reverse(_ROUTES[subject_of(webhook.kinds[0])])}?{query}"


def _refuse(message: Any) -> Invalid:
    return Invalid({"filter": message})
