"""How do many objects come to follow other code settings, and go back one by one?"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.outcomes import Outcome
from naryad.intake import actions
from naryad.intake.settings_queries import chosen_for_many
from naryad.intake.visibility import code_settings_visible_to
from naryad.lists.bulk.verbs import Parameters

DEFAULT = "default"


def prepare_choice(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """`settings_id` of a template, or "default". Invalid."""
    chosen = str(given.get("settings_id") or "")
    if chosen == DEFAULT:
        return {"settings_id": None}
    settings_id = read_id(chosen)
    templates = code_settings_visible_to(by).filter(is_default=False)
    if settings_id is None or not templates.filter(pk=settings_id).exists():
        raise Invalid({"settings_id": _("Choose from the list.")})
    return {"settings_id": settings_id}


def choose_settings(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    return actions.choose_code_settings(ids, parameters["settings_id"], by=by, at=at)


def remember_settings(ids: Sequence[int], *, by: Actor) -> Mapping[int, Any]:
    found = chosen_for_many(by, ids)
    return {pk: found.get(pk) for pk in ids}


def put_settings_back(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    """Those that followed one go back together."""
    kept = parameters["kept"] if ids else {}
    wanted: dict[int | None, list[int]] = {}
    for pk in ids:
        wanted.setdefault(kept[pk], []).append(pk)
    outcomes: dict[int, Outcome] = {}
    for settings_id, some in wanted.items():
        chosen = actions.choose_code_settings(some, settings_id, by=by, at=at)
        outcomes |= dict(zip(some, chosen, strict=True))
    return [outcomes[pk] for pk in ids]
