"""What is offered to change one condition?"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from naryad.core.conditions.binding import ME, NONE
from naryad.core.conditions.operators import OPERATORS, FieldKind, Operator
from naryad.core.ids import read_id
from naryad.lists.fields import ListField, find_targets, name_targets
from naryad.lists.words import DAY_NAMES, say_operator, say_some
from naryad.web.lists.addresses import list_url
from naryad.web.lists.face import OpenList

# So many fit into boxes that one can look over; of more one types a few letters.
MOST_BOXES = 30
Option = tuple[str, str | Promise]


@dataclass(frozen=True, slots=True)
class Editor:
    """`name` and `operator_name`: of the controls. `options`: all that can be chosen, or what is
    chosen where `find_url` finds the others. `word` and `days`: of a day, what it is in words and
    the days themselves."""

    key: str
    label: str | Promise
    kind: FieldKind
    name: str
    operator_name: str
    operator: str
    operators: Sequence[Option]
    values: Sequence[str]
    options: Sequence[Option] = ()
    find_url: str = ""
    word: str = ""
    days: tuple[str, str] = ("", "")

    @property
    def is_asked(self) -> bool:
        return bool(self.values) or self.operator in (Operator.EMPTY, Operator.FILLED)


def make_editor(
    opened: OpenList,
    field: ListField,
    *,
    operator: str,
    values: Sequence[str],
    name: str = "",
    operator_name: str = "",
) -> Editor:
    kind = field.kind
    assert kind is not None
    options, find_url = _options(opened, field, values, name or field.key)
    days = [value for value in values if value[:1].isdigit()]
    first, second = (*days, "", "")[:2]
    words = [value for value in values if not value[:1].isdigit()]
    offered = OPERATORS[kind]
    return Editor(
        key=field.key,
        label=field.label,
        kind=kind,
        name=name or field.key,
        operator_name=operator_name or f"op.{field.key}",
        operator=operator if operator in offered else offered[0],
        operators=[(each, say_operator(each, kind)) for each in offered],
        values=values,
        options=options,
        find_url=find_url,
        word=words[0] if words else "",
        days=(first, second),
    )


def day_options() -> list[Option]:
    some = [f"last:{count}" for count in (7, 30, 90)] + ["next:7", "next:30"]
    return [
        ("", _("a certain day")),
        *DAY_NAMES.items(),
        *((each, say_some(each)) for each in some),
    ]


def _options(
    opened: OpenList, field: ListField, values: Sequence[str], name: str
) -> tuple[list[Option], str]:
    nothing: Option = (NONE, pgettext("of something", "none"))
    if field.kind == FieldKind.YES_NO:
        return [("", _("Any")), ("yes", _("yes")), ("no", _("no"))], ""
    if field.names is not None:
        return list(field.names.items()), ""
    if field.targets is None:
        return [], ""
    found = find_targets(field, "", actor=opened.actor, most=MOST_BOXES + 1)
    if len(found) <= MOST_BOXES:
        return [nothing, *((str(pk), text) for pk, text in found.items())], ""
    chosen = {row_id for value in values if (row_id := read_id(value))}
    named = name_targets(field, chosen, actor=opened.actor)
    find_url = list_url(opened, part="options", field=field.key, name=name)
    kept = [(str(pk), text) for pk, text in named.items()]
    me = [(ME, pgettext("as a value", "me"))] if ME in values else []
    return [*kept, *me, nothing], find_url
