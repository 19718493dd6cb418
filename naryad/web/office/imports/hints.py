"""What might make many rows of a file fit at once?"""

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.spreadsheets.import_queries import count_faults
from naryad.spreadsheets.rows_in.refusals import NotThere
from naryad.spreadsheets.sheets import columns_for, sheets_for
from naryad.spreadsheets.states import ImportState
from naryad.web.figures import say_number

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import


def say_creatable(run: "Import", *, actor: Actor) -> str:
    """What rows name that is not there, and that the actor may have created from the file; nothing
    where they have said so already."""
    sheets = {each.noun: each for each in sheets_for(actor)}
    if run.by_id != actor.person_id or run.state != ImportState.CHECKED or run.noun not in sheets:
        return ""
    makes = sheets.keys() - set(run.options.get("create") or ())
    columns = {each.key: each for each in columns_for(sheets[run.noun], actor)}
    missing = count_faults(run, code=NotThere.__name__, actor=actor)
    matched = (
        (columns.get(each.get("to") or ""), missing.get(each["column"])) for each in run.mapping
    )
    named = [
        f"{column.label} – {say_number(count)}"
        for column, count in matched
        if column is not None and count and column.can_create in makes
    ]
    words = _("Rows name what is not there: %(what)s. It can be created from the file.")
    return words % {"what": ", ".join(named)} if named else ""
