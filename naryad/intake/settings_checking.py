"""Does what somebody sets for scanned codes name what they see?"""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.catalog.visibility import work_types_visible_to
from naryad.core.errors import Invalid
from naryad.intake.settings_input import CodeSettingsInput
from naryad.people.visibility import workers_visible_to
from naryad.tickets.visibility_of_settings import criticalities_visible_to, types_offered_to

_TARGETS: Mapping[str, Callable[[Actor], QuerySet[Any]]] = {
    "type_id": types_offered_to,
    "work_type_id": work_types_visible_to,
    "criticality_id": criticalities_visible_to,
    "assignee_id": workers_visible_to,
}


def check_targets(new: CodeSettingsInput, *, kept: Mapping[str, Any], by: Actor) -> None:
    """What is there already may stay, seen or not. Invalid names the fields."""
    errors = {
        name: gettext("Choose from the list.")
        for name, offered in _TARGETS.items()
        if (given := getattr(new, name)) is not None
        and given != kept.get(name)
        and not offered(by).filter(pk=given).exists()
    }
    if errors:
        raise Invalid(errors)
