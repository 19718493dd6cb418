"""How does the history of a record tell of its files?"""

from typing import Any

from naryad.files.models import File
from naryad.history.recording import Change


def name_file(file: File, name: str = "") -> dict[str, Any]:
    return {"id": file.pk, "name": name or file.name}


def tell_coming(file: File, verb: str) -> Change:
    """Attached or restored: there was nothing, and now there is the file."""
    return _tell(file, verb, {"file": {"old": None, "new": name_file(file)}})


def tell_going(file: File, verb: str) -> Change:
    return _tell(file, verb, {"file": {"old": name_file(file), "new": None}})


def tell_edited(file: File, *, was_called: str, was_for_customers: bool) -> Change:
    """A file goes by its name, so one that has a new name is told by both."""
    old, new = name_file(file, was_called), name_file(file)
    changes: dict[str, Any] = {"file": {"old": old if old != new else None, "new": new}}
    if was_for_customers != file.is_for_customers:
        sides = {"old": was_for_customers, "new": file.is_for_customers}
        changes["is_for_customers"] = sides
    return _tell(file, "file_edited", changes)


def tell_shown(file: File) -> Change:
    """To strangers, or no more."""
    sides = {"old": not file.is_for_strangers, "new": file.is_for_strangers}
    changes = {"file": {"old": None, "new": name_file(file)}, "is_for_strangers": sides}
    return _tell(file, "file_edited", changes)


def tell_main(file: File, before: File | None) -> Change:
    old = None if before is None else name_file(before)
    return _tell(file, "main_photo_chosen", {"file": {"old": old, "new": name_file(file)}})


def _tell(file: File, verb: str, changes: dict[str, Any]) -> Change:
    return Change(f"{file.owner_noun}.{verb}", file.owner_noun, file.owner_id, changes)
