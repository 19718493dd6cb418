"""Which form does the question before something is done with many have?"""

from collections.abc import Callable

from django.http import QueryDict
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.lists.bulk.verbs import Verb
from naryad.tickets.group_steps import group_tickets
from naryad.web.forms.asset_runs import AssetsRunForm
from naryad.web.forms.assets import NONE
from naryad.web.forms.code_settings import CodeSettingsRunForm
from naryad.web.forms.contracts import ContractsRunForm
from naryad.web.forms.inquiries import RefuseRunForm
from naryad.web.forms.people_runs import AreasRunForm, CompanyRunForm
from naryad.web.forms.runs import BanRunForm, CompaniesRunForm, RunForm
from naryad.web.forms.ticket_runs import (
    AssigneesRunForm,
    CriticalityRunForm,
    DeadlineRunForm,
    MovesRunForm,
    ParentRunForm,
    WorkTypeRunForm,
)
from naryad.web.office.assets.choices import SOUGHT, offer
from naryad.web.office.codes.settings_choice import offer_settings
from naryad.web.office.contracts.choices import offer as offer_for_contracts
from naryad.web.office.people.bans import reasons
from naryad.web.office.people.choices import areas_to_give, find_choices, name_chosen
from naryad.web.office.registers.company_face import offer_parents
from naryad.web.office.tickets.choices import (
    offer_criticalities,
    offer_employees,
    offer_parents_of_tickets,
    offer_work_types,
)

Make = Callable[[QueryDict | None, Actor], RunForm]


def _ask_areas(sent: QueryDict | None, actor: Actor) -> RunForm:
    return AreasRunForm(sent, areas=areas_to_give(actor))


def _ask_company(sent: QueryDict | None, actor: Actor) -> RunForm:
    """The one chosen and the first by name; more come as one types."""
    form = CompanyRunForm(sent)
    chosen = name_chosen([form.chosen], actor=actor)
    form.offer(list((chosen | dict(find_choices("", actor=actor))).items()))
    return form


def _ask_change(sent: QueryDict | None, actor: Actor) -> RunForm:
    chosen = {name: sent.get(name, "") if sent else "" for name in SOUGHT}
    choices = offer(actor, chosen=chosen)
    stays = ("", _("As it is"))
    choices["type_id"] = [stays, *choices["type_id"][1:]]
    choices["class_id"] = [stays, (NONE, _("Without a class")), *choices["class_id"][1:]]
    return AssetsRunForm(sent, choices=choices)


def _ask_companies(sent: QueryDict | None, actor: Actor) -> RunForm:
    also = sent.get("parent_id", "") if sent else ""
    return CompaniesRunForm(sent, parents=offer_parents(actor, also=also or ""))


def _ask_reminders(sent: QueryDict | None, actor: Actor) -> RunForm:
    field = "recipient_ids"
    chosen = {field: sent.getlist(field) if sent else ()}
    return ContractsRunForm(
        sent, choices=offer_for_contracts(actor, chosen=chosen, fields=(field,))
    )


def _ask_assignees(sent: QueryDict | None, actor: Actor) -> RunForm:
    chosen = sent.getlist("person_ids") if sent else ()
    return AssigneesRunForm(sent, people=offer_employees(actor, chosen=chosen))


def _ask_criticality(sent: QueryDict | None, actor: Actor) -> RunForm:
    return CriticalityRunForm(sent, criticalities=offer_criticalities(actor))


def _ask_work_type(sent: QueryDict | None, actor: Actor) -> RunForm:
    return WorkTypeRunForm(sent, work_types=offer_work_types(actor))


def _ask_parent(sent: QueryDict | None, actor: Actor) -> RunForm:
    chosen = sent.getlist("parent_id") if sent else ()
    return ParentRunForm(sent, tickets=offer_parents_of_tickets(actor, chosen=chosen))


def _ask_moves(sent: QueryDict | None, actor: Actor) -> RunForm:
    return MovesRunForm(sent, find_groups=lambda ids: group_tickets(ids, actor=actor))


_FORMS: dict[tuple[str, str], Make] = {
    ("asset", "change"): _ask_change,
    ("asset", "code-settings"): lambda sent, actor: CodeSettingsRunForm(
        sent, choices=offer_settings(actor)
    ),
    ("company", "change"): _ask_companies,
    ("contract", "remind"): _ask_reminders,
    ("inquiry", "refuse"): lambda sent, _actor: RefuseRunForm(sent),
    ("person", "ban"): lambda sent, actor: BanRunForm(sent, reasons=reasons(actor)),
    ("ticket", "assign"): _ask_assignees,
    ("ticket", "move"): _ask_moves,
    ("ticket", "criticality"): _ask_criticality,
    ("ticket", "work-type"): _ask_work_type,
    ("ticket", "parent"): _ask_parent,
    ("ticket", "deadline"): lambda sent, _actor: DeadlineRunForm(sent),
    ("person", "set-areas"): _ask_areas,
    ("person", "add-to-company"): _ask_company,
}


def make_run_form(verb: Verb, *, sent: QueryDict | None, actor: Actor) -> RunForm:
    make = _FORMS.get((verb.noun.key, verb.key))
    return make(sent, actor) if make else RunForm(sent)
