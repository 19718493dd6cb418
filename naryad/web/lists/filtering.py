"""What does the form of all conditions of a list offer, or that of one of them?"""

import json
from typing import Any

from django.utils.translation import gettext as _

from naryad.core.conditions.tree import Condition, Tree, write_tree
from naryad.lists.addresses import write_question
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question, Show
from naryad.web.lists.addresses import list_url
from naryad.web.lists.editors import Editor, day_options, make_editor
from naryad.web.lists.face import OpenList


def describe_filter(opened: OpenList, question: Question, *, only: str = "") -> dict[str, Any]:
    """`only`: the condition of one field. What the form does not show it keeps."""
    simple, rest = _split(question)
    editors = [
        _edit(opened, key, simple.get(key))
        for key, field in opened.asked.fields.items()
        if field.condition is not None and only in ("", key)
    ]
    shows_deleted = opened.asked.may_see_deleted and only in ("", "deleted")
    kept_parts = [*rest, *(part for key, part in simple.items() if only and key != only)]
    return {
        "title": opened.face.title,
        "list_path": opened.path,
        "list_url": list_url(opened, question),
        "reset_url": list_url(opened, Question(columns=question.columns)),
        "groups_url": list_url(opened, question, part="groups"),
        "editors": editors,
        "days": day_options(),
        "q": question.q,
        "kept": _keep(opened, question, kept_parts, has_deleted=shows_deleted, has_sort=not only),
        "deleted": _shows() if shows_deleted else [],
        "chosen_deleted": "" if question.deleted == Show.HIDE else str(question.deleted),
        "orders": [] if only else _orders(opened.asked),
        "order": str(question.order),
        "only": only,
    }


def _edit(opened: OpenList, key: str, condition: Condition | None) -> Editor:
    return make_editor(
        opened,
        opened.asked.fields[key],
        operator=str(condition.operator) if condition else "",
        values=condition.values if condition else (),
    )


def _split(question: Question) -> tuple[dict[str, Condition], list[Tree]]:
    """The first condition of each field, and everything else."""
    simple: dict[str, Condition] = {}
    rest: list[Tree] = []
    for part in question.parts:
        if isinstance(part, Condition) and part.field not in simple:
            simple[part.field] = part
        else:
            rest.append(part)
    return simple, rest


def _keep(
    opened: OpenList, question: Question, parts: list[Tree], *, has_deleted: bool, has_sort: bool
) -> list[tuple[str, str]]:
    asked = set() if not has_deleted else {"deleted"}
    asked |= {"sort"} if has_sort else set()
    said = write_question(question.asking(), opened.asked)
    kept = [(name, value) for name, value in said if name not in asked | {"q"}]
    tree = Question().asking(*parts).where
    if tree is not None:
        kept.append(("where", json.dumps(write_tree(tree), ensure_ascii=False)))
    return kept


def _shows() -> list[tuple[str, str]]:
    return [
        ("", _("Hide")),
        (str(Show.ONLY), _("Only these")),
        (str(Show.ALL), _("Show with the others")),
    ]


def _orders(asked: NounList[Any]) -> list[tuple[str, str]]:
    """Both directions of every order; the list's own is said by nothing."""
    orders: list[tuple[str, str]] = []
    for key, field in asked.fields.items():
        if field.order is None:
            continue
        own = str(asked.first_order) == key
        words = (_("%(field)s, newest first"), _("%(field)s, oldest first"))
        if not field.is_newest_first:
            words = (_("%(field)s, from the end"), "%(field)s")
        label = {"field": str(field.label)}
        pair = [("" if own else key, words[1] % label), (f"-{key}", words[0] % label)]
        orders += reversed(pair) if field.is_newest_first else pair
    return orders
