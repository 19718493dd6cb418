"""In which shape do screens get codes and their scans?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from naryad.access.actor import Actor
from naryad.assets.code_states import CodeState
from naryad.assets.codes import say_code
from naryad.assets.models import Asset, AssetCode, AssetScan, CodeBatch
from naryad.assets.visibility import asset_codes_visible_to, code_batches_visible_to


@dataclass(frozen=True, slots=True)
class CodeRow:
    """`said`: as people type it. `scans`: how often it led somewhere, ever. `last_scan`: of those
    that are kept still."""

    code: AssetCode
    said: str
    scans: int
    last_scan: datetime | None


def codes_of_asset(actor: Actor, asset: Asset) -> list[CodeRow]:
    """Living ones first, then the last that died; no more than people glue on one thing."""
    codes = asset_codes_visible_to(actor).filter(asset=asset)
    codes = codes.select_related("made_by", "bound_by").order_by("-state", "-died_at", "pk")
    return with_scans(list(codes), organization_id=actor.organization_id)


def with_scans(codes: Sequence[AssetCode], *, organization_id: int) -> list[CodeRow]:
    """In one query."""
    scans = AssetScan.objects.filter(organization_id=organization_id, code__in=codes)
    counted = scans.order_by().values_list("code_id").annotate(Count("pk"), Max("at"))
    found = {code_id: (number, last) for code_id, number, last in counted}
    return [_code_row(code, *found.get(code.pk, (0, None))) for code in codes]


def _code_row(code: AssetCode, number: int, last: datetime | None) -> CodeRow:
    return CodeRow(code, say_code(code.text), code.forgotten_scans + number, last)


def count_living_codes(actor: Actor, asset: Asset) -> int:
    codes = asset_codes_visible_to(actor).filter(asset=asset, state=CodeState.LIVING)
    return codes.count()


def blank_codes_of(actor: Actor, batch: CodeBatch) -> QuerySet[AssetCode]:
    """Those that can still be printed and bound."""
    return asset_codes_visible_to(actor).filter(batch=batch, state=CodeState.BLANK).order_by("pk")


@dataclass(frozen=True, slots=True)
class BatchRow:
    batch: CodeBatch
    blank: int
    living: int
    dead: int


def batches_of(actor: Actor, *, most: int, before_id: int | None = None) -> list[BatchRow]:
    """The newest first, each with what became of its codes."""
    batches = code_batches_visible_to(actor)
    if before_id is not None:
        batches = batches.filter(pk__lt=before_id)
    shown = list(batches.select_related("made_by").order_by("-pk")[:most])
    return count_batches(actor, shown)


def count_batches(actor: Actor, batches: Sequence[CodeBatch]) -> list[BatchRow]:
    """Numbers alone, also of what was bound to objects that the reader does not see."""
    codes = AssetCode.objects.filter(organization_id=actor.organization_id, batch__in=batches)
    counts: dict[int, Any] = {
        row["batch_id"]: row
        for row in codes.order_by()
        .values("batch_id")
        .annotate(
            blank=Count("pk", filter=Q(state=CodeState.BLANK)),
            living=Count("pk", filter=Q(state=CodeState.LIVING)),
            dead=Count("pk", filter=Q(state=CodeState.DEAD)),
        )
    }
    none = {"blank": 0, "living": 0, "dead": 0}
    return [_batch_row(each, counts.get(each.pk, none)) for each in batches]


def _batch_row(batch: CodeBatch, count: Mapping[str, int]) -> BatchRow:
    return BatchRow(batch, count["blank"], count["living"], count["dead"])
