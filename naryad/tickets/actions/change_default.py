"""What do adding and editing a type or a criticality have in common?"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from naryad.core.errors import Invalid
from naryad.history.recording import Change
from naryad.tickets.models import TicketType


def take_default(others: QuerySet[Any], subject: str, *, at: datetime) -> list[Change]:
    """From the one that has it; the changes to record."""
    changes = []
    for row in others.filter(is_default=True).order_by("pk"):
        row.is_default = False
        row.version += 1
        row.save()
        gone = {"is_default": {"old": True, "new": False}}
        changes.append(Change(f"{subject}.edited", subject, row.pk, gone))
    return changes


def check_external_id(others: QuerySet[TicketType], external_id: str) -> None:
    if external_id and others.filter(external_id=external_id).exists():
        raise Invalid({"external_id": gettext("Another type has this external id.")})
