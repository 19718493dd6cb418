"""What can be asked of codes?"""

from collections.abc import Callable

from django.db.models import CharField, Count, F, Func, Max, OuterRef, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from naryad.access.actor import Actor
from naryad.assets.code_states import CodeOrigin, CodeState
from naryad.assets.models import AssetScan, CodeBatch
from naryad.assets.visibility import assets_visible_to, code_batches_visible_to
from naryad.core.conditions.choices import stored_choice
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Reference
from naryad.intake.models import Inquiry
from naryad.lists.fields import Asker
from naryad.people.visibility import people_visible_to

Make = Callable[[Asker], Field]


def column(key: str, kind: FieldKind) -> Make:
    return lambda _asker: Column(key, kind, key, lambda row: getattr(row.code, key))


def state(_asker: Asker) -> Field:
    return stored_choice("state", CodeState, lambda row: row.code.state)


def origin(_asker: Asker) -> Field:
    return stored_choice("origin", CodeOrigin, lambda row: row.code.origin)


def asset(asker: Asker) -> Field:
    return Reference(
        "object",
        "asset_id",
        lambda: assets_visible_to(asker.actor),
        lambda row: row.code.asset_id,
    )


def batch(asker: Asker) -> Field:
    return Reference(
        "batch",
        "batch_id",
        lambda: code_batches_visible_to(asker.actor),
        lambda row: row.code.batch_id,
    )


def person(key: str) -> Make:
    """Who made or bound it."""
    return lambda asker: Reference(
        key,
        f"{key}_id",
        lambda: people_visible_to(asker.actor),
        lambda row: getattr(row.code, f"{key}_id"),
    )


def scans(_asker: Asker) -> Field:
    return Column("scans", FieldKind.NUMBER, number_of_scans(), lambda row: row.scans)


def last_scan(_asker: Asker) -> Field:
    return Column("last_scan", FieldKind.MOMENT, last_scan_at(), lambda row: row.last_scan)


def inquiries(_asker: Asker) -> Field:
    return Column("inquiries", FieldKind.NUMBER, number_of_inquiries(), lambda row: row.inquiries)


def number_of_scans() -> Combinable:
    """All that there ever were, also those whose rows are forgotten."""
    counted = _scans().values("code").values(number=Count("pk"))
    return F("forgotten_scans") + Coalesce(Subquery(counted), 0)


def last_scan_at() -> Combinable:
    """Of those that are kept still."""
    return Subquery(_scans().values("code").values(last=Max("at")))


def number_of_inquiries() -> Combinable:
    """Numbers alone, also of those that the reader does not see."""
    own = {"organization": OuterRef("organization"), "code": OuterRef("pk")}
    counted = Inquiry.objects.filter(**own).order_by().values("code").values(number=Count("pk"))
    return Coalesce(Subquery(counted), 0)


def name_batches(actor: Actor) -> QuerySet[CodeBatch]:
    """With a `name` each: the note, or when it was made."""
    form = Value("YYYY-MM-DD HH24:MI")
    day = Func(F("made_at"), form, function="to_char", output_field=CharField())
    note = Func(F("note"), Value(""), function="nullif", output_field=CharField())
    return code_batches_visible_to(actor).annotate(name=Coalesce(note, day))


def _scans() -> QuerySet[AssetScan]:
    own = {"organization": OuterRef("organization"), "code": OuterRef("pk")}
    return AssetScan.objects.filter(**own).order_by()
