"""Which rows does a caller ask for: by plain equality, or by a tree of conditions?"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from django.http import QueryDict
from django.utils.translation import gettext as _

from naryad.core.conditions.binding import ME, hidden_condition
from naryad.core.conditions.operators import FieldKind, Operator
from naryad.core.conditions.tree import (
    AllOf,
    AnyOf,
    Condition,
    Not,
    Tree,
    fit_values,
    parse_tree,
    refuse_too_many,
)
from naryad.core.errors import Invalid
from naryad.lists.fields import ListField
from naryad.lists.questions import Question

_YES_NO = {"true": "yes", "false": "no", "yes": "yes", "no": "no"}


class Askable(Protocol):
    """A list, as far as its conditions are concerned."""

    @property
    def fields(self) -> Mapping[str, ListField]: ...

    def refuse_hidden(self, question: Question) -> None: ...


def read_where(
    given: QueryDict, asked: Askable, *, keys: Mapping[str, str], but: Collection[str]
) -> list[Tree]:
    """All of these must hold. A parameter of a field means one of its values. Raises Invalid."""
    parts: list[Tree] = list(_read_equal(given, asked, keys, but))
    text = str(given.get("filter") or "")
    if text:
        parts += Question(where=rename_fields(parse_tree(text), keys)).parts
    if parts:
        refuse_too_many(AllOf(tuple(parts)))
    return list(dict.fromkeys(parts))


def seek_in(words: str, keys: Sequence[str]) -> list[Tree]:
    """Each of the words stands in one of these texts. Raises Invalid."""
    parts: list[Tree] = [
        AnyOf(tuple(Condition(key, Operator.CONTAINS, fit_values([word])) for key in keys))
        for word in dict.fromkeys(words.split())
    ]
    if parts:
        refuse_too_many(AllOf(tuple(parts)))
    return parts


def _read_equal(
    given: QueryDict, asked: Askable, keys: Mapping[str, str], but: Collection[str]
) -> Iterator[Condition]:
    for name, values in given.lists():
        if name in but:
            continue
        field = asked.fields[keys[name]]
        if field.condition is None:
            raise Invalid({name: _("This field cannot be asked for.")})
        texts = [str(value) for value in values]
        if field.kind == FieldKind.YES_NO:
            texts = [_YES_NO.get(text, text) for text in texts]
        if not all(texts):
            raise Invalid({name: _("This parameter needs a value.")})
        yield _take_equal(name, field.key, texts, asked)


def _take_equal(name: str, key: str, texts: Sequence[str], asked: Askable) -> Condition:
    """Raises Invalid by the name of the parameter."""
    try:
        equal = Condition(key, Operator.IS, fit_values(texts))
        asked.refuse_hidden(Question(where=_refuse_me(equal)))
    except Invalid as refusal:
        (said,) = refusal.errors.values()
        raise Invalid({name: said}) from None
    return equal


def _refuse_me(asked: Condition) -> Condition:
    """An id of whichever noun; only people are somebody, and `me` tells of oneself."""
    if asked.field == "id" and ME in asked.values:
        words = _("“%(value)s” does not fit “%(field)s”.") % {"value": ME, "field": "id"}
        raise Invalid({"where": words})
    return asked


def rename_fields(tree: Tree, keys: Mapping[str, str]) -> Tree:
    """From the API's names to those of the list."""
    match tree:
        case Condition():
            if tree.field not in keys:
                raise hidden_condition(tree.field)
            return _refuse_me(replace(tree, field=keys[tree.field]))
        case Not(part):
            return Not(rename_fields(part, keys))
        case AllOf(parts):
            return AllOf(tuple(rename_fields(each, keys) for each in parts))
        case AnyOf(parts):
            return AnyOf(tuple(rename_fields(each, keys) for each in parts))
