"""What is asked before a verb is done with many, and in which form?"""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.lists.bulk.picking import Picked
from naryad.lists.bulk.queries import name_rows
from naryad.lists.bulk.verbs import Verb
from naryad.lists.paging import COUNT_CAP
from naryad.web.forms.runs import RunForm
from naryad.web.office.people.bans import may_add_reason
from naryad.web.office.runs.forms import make_run_form
from naryad.web.office.runs.verb_names import name_verb
from naryad.web.office.tickets.wholes import note_wholes

_SHOWN = 12
# What stands in the question between whom it is about and the buttons.
_BODIES = {
    ("asset", "change"): "office/assets/change_of_many.html",
    ("asset", "code-settings"): "office/codes/settings_fields.html",
    ("company", "change"): "office/companies/change_fields.html",
    ("contract", "remind"): "office/contracts/reminders_of_many.html",
    ("inquiry", "refuse"): "office/inquiries/refusal_of_many.html",
    ("ticket", "assign"): "office/tickets/assignees_of_many.html",
    ("ticket", "move"): "office/tickets/moves_of_many.html",
    ("ticket", "criticality"): "office/tickets/criticality_of_many.html",
    ("ticket", "work-type"): "office/tickets/work_type_of_many.html",
    ("ticket", "parent"): "office/tickets/parent_of_many.html",
    ("ticket", "deadline"): "office/tickets/deadline_of_many.html",
    ("person", "ban"): "office/people/ban_fields.html",
    ("person", "set-areas"): "office/people/areas_of_many.html",
    ("person", "add-to-company"): "office/people/company_of_many.html",
    ("person", "to-employees"): "office/people/conversion_of_many.html",
    ("person", "to-customers"): "office/people/conversion_of_many.html",
}

# Many things change at once, so the button answers the question and does not repeat it.
_CONFIRMED = {"to-employees", "to-customers"}
# The verb names what changes, which is no word for a button.
_CHANGED = {"criticality", "deadline", "work-type", "parent"}


def is_asked_first(verb: Verb, picked: Sequence[Picked], *, actor: Actor) -> bool:
    """Where more must be known, where a list says no more than "1,000+" of how many there are,
    and where something has to be said before it happens."""
    return verb.asks or len(picked) > COUNT_CAP or bool(_note(verb, picked, actor))


def make_form(
    verb: Verb, picked: Sequence[Picked], *, sent: QueryDict | None, actor: Actor
) -> RunForm:
    form = make_run_form(verb, sent=sent, actor=actor)
    form.ask_about(verb, picked)
    return form


def describe_question(form: RunForm, *, actor: Actor) -> dict[str, Any]:
    verb, picked = form.verb, form.picked
    named = name_rows(verb.noun, [each.id for each in picked[:_SHOWN]], actor=actor)
    return {
        "form": form,
        "verb": verb,
        "title": name_verb(verb),
        "submit": _name_button(verb),
        "note": _note(verb, picked, actor),
        "body": _BODIES.get((verb.noun.key, verb.key), ""),
        "picked": ",".join(str(each) for each in picked),
        "count": len(picked),
        "named": sorted(named.items(), key=lambda row: row[1].casefold()),
        "more": len(picked) - len(named) if len(picked) > _SHOWN else 0,
        "may_add_reason": may_add_reason(actor),
    }


def _name_button(verb: Verb) -> str:
    if verb.key in _CHANGED:
        return _("Change")
    return _("Confirm") if verb.key in _CONFIRMED else name_verb(verb)


def _note(verb: Verb, picked: Sequence[Picked], actor: Actor) -> str:
    if verb.noun.key != "ticket":
        return ""
    return note_wholes(verb.key, [each.id for each in picked], actor=actor)
