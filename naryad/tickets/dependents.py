"""What of the settings of tickets hangs on areas and work types?"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.core.dependents import Dependent, declare_dependent
from naryad.tickets.models import TypeArea, TypeWorkType
from naryad.tickets.moving_links import move_links

_LINKS = {"area": TypeArea, "work_type": TypeWorkType}


def declare_dependents() -> None:
    """Called once, when the program starts."""
    for noun, table in _LINKS.items():
        declare_dependent(
            Dependent(
                noun,
                _("types of tickets"),
                partial(_count, table, noun),
                # A type that serves no area is offered to nobody, and no page would say why.
                blocks_delete=noun == "area",
                reassign=partial(move_links, table, noun),
            )
        )


def _count(table: Any, noun: str, organization_id: int, ids: Sequence[int]) -> int:
    links = table.objects.filter(
        organization_id=organization_id, type__deleted_at=None, **{f"{noun}_id__in": ids}
    )
    return int(links.values("type_id").distinct().count())
