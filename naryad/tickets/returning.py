"""What does a row that comes back give up because somebody else has it by now?"""

from typing import Any

from django.db.models import QuerySet


def settle_return(row: Any, living: QuerySet[Any]) -> None:
    """Marks that only one living row may bear. The mark of the default never comes back: whoever
    deleted the row had made another one the default."""
    for field in ("code", "external_id"):
        mark = getattr(row, field, "")
        if mark and living.filter(**{field: mark}).exists():
            setattr(row, field, "")
    if hasattr(row, "is_default"):
        row.is_default = False
