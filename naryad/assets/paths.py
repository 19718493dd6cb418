"""Under what does an asset stand, as far as somebody sees it?"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.statements import Select, text_of, values_of
from naryad.assets.models import Asset
from naryad.assets.visibility import assets_visible_to

_NAMES = "SELECT v.id, v.name FROM ({visible}) v WHERE v.id = ANY(%(above)s::bigint[])"


class Step(NamedTuple):
    """One on the way down to an asset. No id: somewhere here stands what the reader does not
    see."""

    id: int | None
    name: str


HIDDEN = Step(None, "…")


def paths_of(assets: Collection[Asset], *, actor: Actor) -> dict[int, list[Step]]:
    """Asset → all that it stands under, the topmost first, in one query."""
    seen = name_above({each for asset in assets for each in asset.above}, actor=actor)
    return {asset.pk: steps_down(asset.above, seen) for asset in assets}


def name_above(ids: Collection[int], *, actor: Actor) -> dict[int, str]:
    """The names of those among them that the reader sees; deleted ones too, where they do."""
    if not ids:
        return {}
    sql = _NAMES.format(visible=text_of(_visible, actor))
    return dict(Select(sql, {**values_of(actor), "above": sorted(ids)}).rows())


def steps_down(above: Sequence[int], seen: Mapping[int, str]) -> list[Step]:
    """However many hidden ones follow each other, they are one step: their number is not told
    either."""
    steps: list[Step] = []
    for asset_id in above:
        name = seen.get(asset_id)
        if name is not None:
            steps.append(Step(asset_id, name))
        elif not steps or steps[-1] is not HIDDEN:
            steps.append(HIDDEN)
    return steps


def _visible(actor: Actor) -> QuerySet[Asset, Any]:
    return assets_visible_to(actor, with_deleted=True).values("id", "name")
