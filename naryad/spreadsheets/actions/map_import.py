"""How does somebody say what the columns and words of a file mean?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.core.errors import Invalid, Stale
from naryad.spreadsheets.import_locking import hold_own_import
from naryad.spreadsheets.import_refusals import NotNow
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.sheets import columns_for, open_sheet
from naryad.spreadsheets.sheets.columns import SheetColumn
from naryad.spreadsheets.states import ImportState

_NO_FIELD = _("There is no such field, or you may not fill it in.")
_TWICE = _("Another column of the file goes to this field already.")
_NO_CHOICE = _("Choose one of what is offered.")
# Of a cell that stands for several fields → the first of them.
_PARTS = {"": None, "full_name": "last_name", "phones": "phone"}


@transaction.atomic
def map_import(
    import_id: int,
    *,
    mapping: Sequence[Mapping[str, Any]],
    values: Mapping[str, Mapping[str, Any]],
    key: str,
    options: Mapping[str, Any],
    seen_version: int | None,
    by: Actor,
    at: datetime,
) -> Import:
    """Whatever was checked before must be checked again. Raises NotVisible, NotNow, Stale where the
    page shows an older matching, Invalid at `to-3` of a column, `key` and the options."""
    by.require_own_eyes()
    run = hold_own_import(import_id, by=by)
    sheet = open_sheet(run.noun, by)
    if run.state not in (ImportState.MAPPING, ImportState.CHECKED):
        raise NotNow
    if seen_version is not None and seen_version != run.version:
        raise Stale({}, version=run.version)
    columns = {column.key: column for column in columns_for(sheet, by)}
    errors = _find_wrong_columns(mapping, columns, len(run.columns))
    errors |= _find_wrong_options(options, columns)
    if key not in {each.code for each in sheet.keys}:
        errors["key"] = _NO_CHOICE
    if errors:
        raise Invalid(errors)
    run.mapping = [
        {"column": entry["column"], "to": entry.get("to"), "part": entry.get("part") or ""}
        for entry in mapping
    ]
    run.values = _keep_known(values, columns, by)
    run.key, run.options = key, dict(options)
    run.state, run.version = ImportState.MAPPING, run.version + 1
    run.save(update_fields=["mapping", "values", "key", "options", "state", "version"])
    return run


def _find_wrong_columns(
    mapping: Sequence[Mapping[str, Any]], columns: Mapping[str, SheetColumn], width: int
) -> dict[str, Any]:
    """Each place of the file once, and each field; a part only where its fields are."""
    errors: dict[str, Any] = {}
    seen: set[int] = set()
    filled: set[str | None] = {None}
    for entry in mapping:
        place, key, part = entry.get("column"), entry.get("to"), entry.get("part") or ""
        is_place = isinstance(place, int) and 0 <= place < width and place not in seen
        is_field = key is None or key in columns
        if not is_place or not is_field or part not in _PARTS or (part and _PARTS[part] != key):
            errors[f"to-{place}"] = _NO_FIELD
        elif key in filled - {None}:
            errors[f"to-{place}"] = _TWICE
        else:
            seen.add(int(place or 0))
            filled.add(key)
    return errors


def _find_wrong_options(
    options: Mapping[str, Any], columns: Mapping[str, SheetColumn]
) -> dict[str, Any]:
    errors: dict[str, Any] = {}
    creatable = {column.can_create for column in columns.values() if column.can_create}
    if not set(options.get("create") or ()) <= creatable:
        errors["create"] = _NO_CHOICE
    if options.get("invite", "later") not in ("now", "later", "never"):
        errors["invite"] = _NO_CHOICE
    if options.get("empty", "keep") not in ("keep", "clear"):
        errors["empty"] = _NO_CHOICE
    for key in set(options.get("same") or ()) - columns.keys():
        errors[f"same-{key}"] = _NO_FIELD
    return errors


def _keep_known(
    values: Mapping[str, Mapping[str, Any]], columns: Mapping[str, SheetColumn], by: Actor
) -> dict[str, dict[str, Any]]:
    """Codes that are none are left out: their words stand as unknown at their cells."""
    kept: dict[str, dict[str, Any]] = {}
    for key, words in values.items():
        column = columns.get(key)
        if column is None or column.choices is None:
            continue
        codes = {choice.code for choice in column.choices(by)}
        kept[key] = {text: code for text, code in words.items() if code in codes}
    return {key: words for key, words in kept.items() if words}
