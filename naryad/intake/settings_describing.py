"""How does history name what scanned codes allow?"""

from collections.abc import Mapping
from typing import Any

from naryad.catalog.models import WorkType
from naryad.history import naming
from naryad.history.naming import ReadNames, nameless, names_in
from naryad.history.recording import Change
from naryad.intake.models import CodeSettings
from naryad.intake.settings_input import FIELDS
from naryad.tickets.models import Criticality, TicketType

_NAMED: Mapping[str, ReadNames] = {
    "type_id": names_in(TicketType),
    "work_type_id": names_in(WorkType),
    "criticality_id": names_in(Criticality),
    "assignee_id": nameless,
}


def values_of(settings: CodeSettings) -> dict[str, Any]:
    """In the shape of the input."""
    return {name: getattr(settings, name) for name in FIELDS}


def tell_settings(
    verb: str, settings: CodeSettings, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Change:
    """The default belongs to the organization, and its history tells of it."""
    names = naming.read_names([before, after], _NAMED, organization_id=settings.organization_id)
    changes = {
        name: {"old": names.say(name, before.get(name)), "new": names.say(name, value)}
        for name, value in after.items()
        if before.get(name) != value
    }
    if settings.is_default:
        subject = settings.organization_id
        return Change("organization.codes_edited", "organization", subject, changes)
    return Change(f"code_settings.{verb}", "code_settings", settings.pk, changes)
