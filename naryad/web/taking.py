"""How does a door take one row from those that the person sees?"""

from typing import TypeVar

from django.db.models import Model, QuerySet

from naryad.core.errors import NotVisible

M = TypeVar("M", bound=Model)


def take(visible: QuerySet[M], row_id: int) -> M:
    """What is not there and what is not for this person get the same answer."""
    row = visible.filter(pk=row_id).first()
    if row is None:
        raise NotVisible
    return row
