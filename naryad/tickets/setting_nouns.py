"""Which lists of settings do tickets have, and what keeps a line of each from being deleted?"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import NotVisible, Refusal
from naryad.tickets.models import Answer, Criticality, Stage, Status, Ticket, TicketType
from naryad.tickets.uses import uses_of_stage, uses_of_status
from naryad.tickets.visibility_of_settings import (
    answers_visible_to,
    criticalities_visible_to,
    stages_visible_to,
    statuses_visible_to,
    ticket_types_visible_to,
)


class SettingName(StrEnum):
    """As addresses name them."""

    TYPES = "types"
    STAGES = "stages"
    STATUSES = "statuses"
    CRITICALITIES = "criticalities"
    ANSWERS = "answers"


class DefaultTypeStays(Refusal):
    message = _("New tickets get this type. Make another one the default first.")


class DefaultCriticalityStays(Refusal):
    message = _("New tickets get this criticality. Make another one the default first.")


class TicketsStand(Refusal):
    message = _("Tickets have it, be it closed ones. It stays as long as they do.")


class UsedInForce(Refusal):
    message = _("It is part of life cycles in force: %(types)s. Publish versions without it first.")


@dataclass(frozen=True)
class Setting:
    """`subject` names a line in history; `refuse_deletion` raises what keeps it."""

    name: SettingName
    title: str | Promise
    sentence: str | Promise
    subject: str
    model: type[Any]
    visible_to: Callable[..., QuerySet[Any]]
    refuse_deletion: Callable[[Any], None]


def find_setting(name: str) -> Setting:
    """NotVisible for a name that no list has."""
    setting = SETTINGS.get(name)
    if setting is None:
        raise NotVisible
    return setting


def _refuse_type(row: TicketType) -> None:
    if row.is_default:
        raise DefaultTypeStays


def _refuse_stage(row: Stage) -> None:
    if Ticket.objects.filter(organization_id=row.organization_id, stage=row).exists():
        raise TicketsStand
    _refuse_in_force(uses_of_stage(row.pk, organization_id=row.organization_id))


def _refuse_status(row: Status) -> None:
    if Ticket.objects.filter(organization_id=row.organization_id, status=row).exists():
        raise TicketsStand
    _refuse_in_force(uses_of_status(row.pk, organization_id=row.organization_id))


def _refuse_criticality(row: Criticality) -> None:
    if row.is_default:
        raise DefaultCriticalityStays


def _refuse_nothing(_row: Answer) -> None:
    """Nothing hangs on a text that was only a beginning."""


def _refuse_in_force(uses: Any) -> None:
    types = dict.fromkeys(str(each.type_name) for each in uses if each.is_in_force)
    if types:
        raise UsedInForce(types=", ".join(types))


SETTINGS: dict[str, Setting] = {
    setting.name: setting
    for setting in (
        Setting(
            SettingName.TYPES,
            _("Types of tickets"),
            _("What a ticket is about; each type has numbers and a life cycle of its own."),
            "ticket_type",
            TicketType,
            ticket_types_visible_to,
            _refuse_type,
        ),
        Setting(
            SettingName.STAGES,
            _("Stages"),
            _("Where a ticket is for those who do it. All types share them."),
            "stage",
            Stage,
            stages_visible_to,
            _refuse_stage,
        ),
        Setting(
            SettingName.STATUSES,
            _("Statuses"),
            _("Where a ticket is for the customer. Several stages may show one status."),
            "status",
            Status,
            statuses_visible_to,
            _refuse_status,
        ),
        Setting(
            SettingName.CRITICALITIES,
            _("Criticalities"),
            _("How urgent a ticket is, the most urgent first. Lists and cards show its color."),
            "criticality",
            Criticality,
            criticalities_visible_to,
            _refuse_criticality,
        ),
        Setting(
            SettingName.ANSWERS,
            _("Templates of answers"),
            _("What is often written about tickets, to the customer or to the team."),
            "answer",
            Answer,
            answers_visible_to,
            _refuse_nothing,
        ),
    )
}
