"""What does the page show on which columns of a file are matched?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from naryad.access.actor import Actor
from naryad.spreadsheets.remarks import name_column
from naryad.spreadsheets.sheets import columns_for, open_sheet, sheets_for
from naryad.spreadsheets.sheets.columns import SheetColumn
from naryad.spreadsheets.words_in import find_words
from naryad.web.figures import say_number
from naryad.web.forms.matching import Matching, MatchingForm
from naryad.web.office.people.role_choices import role_choices

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import

Option = tuple[str, str]
_SAMPLES, _LONGEST = 3, 60


def what_can_be_matched(run: "Import", *, actor: Actor) -> Matching:
    """As far as the actor may fill it in. Raises NotVisible for whoever may not import it."""
    sheet = open_sheet(run.noun, actor)
    columns = columns_for(sheet, actor)
    makes = {each.noun for each in sheets_for(actor)}
    nouns = {str(each.can_create): str(each.label) for each in columns if each.can_create in makes}
    return Matching(
        columns=columns,
        keys=[each for each in sheet.keys if set(each.columns) <= {one.key for one in columns}],
        creatable=[
            (noun, _("Create it: %(what)s") % {"what": what}) for noun, what in nouns.items()
        ],
        words=find_words(run, actor=actor),
        choices_of={**_choices_of(columns, actor), **_roles(run, columns, actor)},
        sends_invitations=sheet.invites,
    )


def _choices_of(columns: Sequence[SheetColumn], actor: Actor) -> dict[str, list[Option]]:
    return {
        each.key: [(choice.code, str(choice.label)) for choice in each.choices(actor)]
        for each in columns
        if each.choices
    }


def _roles(run: "Import", columns: Sequence[SheetColumn], actor: Actor) -> dict[str, list[Option]]:
    """By their names, as a cell would have them; only those that the actor may give. What is kept
    of the choice is the same in each language."""
    if all(each.key != "roles" for each in columns):
        return {}
    with override("en"):
        words = {each.id: each.name for each in role_choices(actor)}
    for_customers = run.noun == "customers"
    offered = (each for each in role_choices(actor) if not each.because)
    return {
        "roles": [
            (words[each.id], each.name)
            for each in offered
            if each.is_for_customers == for_customers
        ]
    }


def describe_matching(run: "Import", form: MatchingForm) -> dict[str, Any]:
    return {
        "form": form,
        "may_read_anew": run.file_key is not None,
        "rows_said": say_number(run.total),
        "places": [
            {
                "letter": name_column(index),
                "head": column["head"],
                "samples": [str(each)[:_LONGEST] for each in column["samples"][:_SAMPLES]],
                "bound": form[f"to-{index}"],
            }
            for index, column in enumerate(run.columns)
        ],
        "missing": _say_missing(run, form),
    }


def _say_missing(run: "Import", form: MatchingForm) -> str:
    """Of the columns that a new row cannot do without."""
    filled = {entry.get("to") for entry in run.mapping} | set(form.said_of_all)
    if any(entry.get("part") == "full_name" for entry in run.mapping):
        filled |= {"last_name", "first_name"}
    names = [
        str(each.label)
        for each in form.matching.columns
        if each.required and each.key not in filled
    ]
    if not names:
        return ""
    return _("New rows need these as well: %(names)s.") % {"names": ", ".join(names)}
