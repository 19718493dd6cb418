"""What might make many rows of a file fit at once?"""

from typing import TYPE_CHECKING

from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.spreadsheets.import_queries import count_faults
from naryad.spreadsheets.rows_in.refusals import NotThere
from naryad.spreadsheets.sheets import columns_for, sheets_for
from naryad.spreadsheets.states import ImportState
from naryad.web.figures import say_number

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import


def say_creatable(run: "Import", *, actor: Actor) -> list[str]:
    """Of what rows name that is not there, and that the actor may have made of the file; nothing
    where they have said so already."""
    sheets = {each.noun: each for each in sheets_for(actor)}
    if run.by_id != actor.person_id or run.state != ImportState.CHECKED or run.noun not in sheets:
        return []
    makes = sheets.keys() - set(run.options.get("create") or ())
    columns = {each.key: each for each in columns_for(sheets[run.noun], actor)}
    missing = count_faults(run, code=NotThere.__name__, actor=actor)
    matched = (
        (columns.get(each.get("to") or ""), missing.get(each["column"])) for each in run.mapping
    )
    return [
        _say(str(column.label), count)
        for column, count in matched
        if column is not None and count and column.can_create in makes
    ]


def _say(what: str, count: int) -> str:
    words = ngettext(
        "%(what)s: %(count)s row names what is not there. It can be created of the file.",
        "%(what)s: %(count)s rows name what is not there. It can be created of the file.",
        count,
    )
    return words % {"what": what, "count": say_number(count)}
