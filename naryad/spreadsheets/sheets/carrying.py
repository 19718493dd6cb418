"""How do the values of a sheet go over into what the forms hand in, and back into words?"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.core.rows import one_line
from naryad.organizations.models import Organization
from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn, join_words
from naryad.spreadsheets.sheets.sheet import Known, RowEdit, Values
from naryad.spreadsheets.sheets.targets import TARGETS


def to_value(given: Any, kind: ColumnKind) -> Any:
    """What an input or a model holds, fit for JSON."""
    if kind == ColumnKind.REFERENCES:
        return sorted(given)
    if kind in (ColumnKind.REFERENCE, ColumnKind.FLAG):
        return given
    if isinstance(given, datetime):
        return given.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(given, date):
        return given.isoformat()
    if isinstance(given, float):
        return f"{given:.7f}".rstrip("0").rstrip(".")
    lines = ("" if given is None else str(given)).split("\n")
    # As a cell is read: blanks that nobody sees are no change.
    return "\n".join(map(one_line, lines)).strip()


def write_known(
    columns: Sequence[SheetColumn],
    rows: Mapping[int, tuple[int, Mapping[str, Any]]],
    actor: Actor,
) -> dict[int, Known]:
    """`rows`: id → version and values. In a query or two for each noun that is referred to."""
    names = _read_names(columns, [values for _version, values in rows.values()], actor)
    sayers = [(each.key, _sayer(each, names, actor)) for each in columns]
    return {
        pk: Known(version, values, {key: say(values[key]) for key, say in sayers})
        for pk, (version, values) in rows.items()
    }


def changed_keys(edit: RowEdit, known: Known) -> frozenset[str]:
    """Columns of which the row says something else than is kept: the rest stays as it is, also
    where a sheet cannot say it to the last second. Whoever does not see what something refers to
    has an empty cell there, and takes nothing away with it."""
    return frozenset(
        key
        for key, value in edit.values.items()
        if value != known.values.get(key, value) and (value or known.words.get(key))
    )


def _read_names(
    columns: Sequence[SheetColumn], rows: Collection[Values], actor: Actor
) -> dict[str, Mapping[int, str]]:
    wanted: dict[str, set[int]] = {}
    for column in columns:
        if column.refers_to:
            ids = wanted.setdefault(column.refers_to, set())
            for values in rows:
                ids.update(_ids_in(values[column.key]))
    return {noun: TARGETS[noun].name(ids, actor) for noun, ids in wanted.items() if ids}


def _ids_in(value: Any) -> Iterable[int]:
    if value is None:
        return ()
    return (value,) if isinstance(value, int) else value


def _sayer(
    column: SheetColumn, names: Mapping[str, Mapping[int, str]], actor: Actor
) -> Callable[[Any], str]:
    known = names.get(column.refers_to, {})
    match column.kind:
        case ColumnKind.REFERENCE:
            return lambda value: known.get(value, "")
        case ColumnKind.REFERENCES:
            return lambda value: join_words(sorted(known[each] for each in value if each in known))
        case ColumnKind.FLAG:
            return lambda value: _("yes") if value else _("no")
        case ColumnKind.CHOICE:
            assert column.choices is not None, "A CHOICE has choices."
            words = {each.code: str(each.label) for each in column.choices(actor)}
            return lambda value: words.get(value, str(value or ""))
        case ColumnKind.MOMENT:
            zone = ZoneInfo(Organization.objects.get(pk=actor.organization_id).zone)
            return lambda value: _by_the_clock(value, zone)
    return lambda value: str(value or "")


def _by_the_clock(moment: str, zone: ZoneInfo) -> str:
    """Of the organization, and with the offset, so that any other reads the same moment."""
    if not moment:
        return ""
    return datetime.fromisoformat(moment).astimezone(zone).isoformat(timespec="seconds")
