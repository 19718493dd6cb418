"""What does somebody hand in about a webhook, and is it fit to be kept?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from naryad.core.conditions.tree import Tree, read_tree, write_tree
from naryad.core.errors import Errors, Invalid, Refusal
from naryad.core.reachable import read_target
from naryad.lists.fields import Asker
from naryad.lists.happened_kinds import is_known
from naryad.lists.questions import Question
from naryad.webhooks.subjects import list_of

LENGTHS = {"name": 100, "url": 2_000}


@dataclass(frozen=True)
class WebhookInput:
    """`filter` as a tree is written; None: all of the kinds."""

    name: str
    url: str
    kinds: frozenset[str]
    filter: Mapping[str, Any] | None = None


def clean_webhook(values: Mapping[str, Any], *, asker: Asker) -> WebhookInput:
    """Invalid with a message for every field that needs one. `filter`: a tree, or what JSON makes
    of one; it is asked as the one whose webhook it is, so `asker` is the owner."""
    errors: Errors = {}
    texts = {each: _text(values, each, errors) for each in LENGTHS}
    _check_url(texts["url"], errors)
    kinds = _kinds(values.get("kinds") or (), errors)
    tree = _filter(values.get("filter"), kinds, asker, errors)
    if errors:
        raise Invalid(errors)
    return WebhookInput(**texts, kinds=kinds, filter=None if tree is None else write_tree(tree))


def _text(values: Mapping[str, Any], name: str, errors: Errors) -> str:
    text = str(values.get(name) or "").strip()
    if not text:
        errors[name] = _("Fill this in.")
    elif len(text) > LENGTHS[name]:
        errors[name] = _("At most %(most)s characters.") % {"most": LENGTHS[name]}
    elif not text.isprintable():
        errors[name] = _("This holds characters that nobody can see. Type it by hand.")
    return text


def _check_url(url: str, errors: Errors) -> None:
    """What its name leads to is judged at each call."""
    if "url" in errors:
        return
    try:
        read_target(url)
    except Refusal as refusal:
        errors["url"] = str(refusal)


def _kinds(given: Collection[str], errors: Errors) -> frozenset[str]:
    """Nothing beside all of the same subject."""
    kinds = frozenset(str(each) for each in given)
    unknown = sorted(kind for kind in kinds if not is_known(kind))
    if unknown:
        errors["kinds"] = _("There is no such event: %(kind)s.") % {"kind": unknown[0][:100]}
    elif not kinds:
        errors["kinds"] = _("Choose at least one event.")
    whole = {kind.removesuffix("*") for kind in kinds if kind.endswith(".*")}
    return frozenset(
        kind for kind in kinds if kind.endswith(".*") or f"{kind.partition('.')[0]}." not in whole
    )


def _filter(given: Any, kinds: Collection[str], asker: Asker, errors: Errors) -> Tree | None:
    if given in (None, "", {}) or "kinds" in errors:
        return None
    asked = list_of(kinds, asker)
    if asked is None:
        errors["filter"] = _("A filter needs events of one sort that has a list with conditions.")
        return None
    try:
        tree = read_tree(given)
        asked.refuse_hidden(Question(where=tree))
    except Invalid as refusal:
        errors["filter"] = next(iter(refusal.errors.values()))
        return None
    return tree
