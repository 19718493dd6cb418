"""How has the same person matched a file of the same layout before?"""

from collections.abc import Sequence

from naryad.spreadsheets.files_in.heads import fold_head
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.proposing import OURS

# Somebody who matches the same file each month finds it among these.
_LOOKED_AT = 50


def remember(run: Import, heads: Sequence[str]) -> Import | None:
    """The latest that was matched by hand and taken through a check; heads in another order are
    another layout."""
    layout = _fold(heads)
    if not any(layout):
        return None
    earlier = Import.objects.filter(
        organization_id=run.organization_id,
        by_id=run.by_id,
        noun=run.noun,
        checked_at__isnull=False,
    ).exclude(pk=run.pk)
    latest = earlier.order_by("-created_at", "-pk")[:_LOOKED_AT]
    return next(
        (
            each
            for each in latest
            if _fold([str(column["head"]) for column in each.columns]) == layout
        ),
        None,
    )


def _fold(heads: Sequence[str]) -> list[str]:
    """A copy with our remarks has the layout of its original."""
    return [folded for folded in map(fold_head, heads) if folded not in OURS]
