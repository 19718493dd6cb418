"""What of the templates of objects hangs on areas and directories?"""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from naryad.assets.locking import lock_templates
from naryad.assets.models import (
    AssetTemplate,
    AssetTemplateArea,
    AssetTemplateSkill,
    AssetTemplateWorkType,
)
from naryad.assets.moving_template_links import move_template_links, move_templates
from naryad.core.dependents import Dependent, declare_dependent

_LINKS = {
    "area": AssetTemplateArea,
    "skill": AssetTemplateSkill,
    "work_type": AssetTemplateWorkType,
}
_COLUMNS = {"asset_type": "type_id", "asset_class": "asset_class_id"}


def declare_template_dependents() -> None:
    """Called once, when the program starts. None holds up a deletion: what a template names and
    what is gone is not filled in."""
    words = _("templates of objects")
    for noun, table in _LINKS.items():
        count = partial(_count_links, table, noun)
        move_links = partial(move_template_links, table, noun)
        declare_dependent(Dependent(noun, words, count, reassign=move_links, lock=lock_templates))
    for noun, column in _COLUMNS.items():
        move = partial(move_templates, column)
        count = partial(_count, column)
        declare_dependent(Dependent(noun, words, count, reassign=move, lock=lock_templates))


def _count(column: str, organization_id: int, ids: Sequence[int]) -> int:
    where = {"organization_id": organization_id, f"{column}__in": ids, "deleted_at": None}
    return AssetTemplate.objects.filter(**where).count()


def _count_links(table: Any, noun: str, organization_id: int, ids: Sequence[int]) -> int:
    links = table.objects.filter(
        organization_id=organization_id,
        template__deleted_at=None,
        **{f"{noun}_id__in": ids},
    )
    return int(links.values("template_id").distinct().count())
