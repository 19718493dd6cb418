"""What is the list of service areas for one reader?"""

from collections.abc import Callable, Sequence

from django.db.models import CharField, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.models import Area
from naryad.areas.queries import AreaNode, area_tree
from naryad.areas.visibility import areas_visible_to
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Column, Flag, Reference
from naryad.core.label_text import label_text, search_labels
from naryad.lists.areas.rows import AreaRow, read_areas
from naryad.lists.fields import Asker, ListField, Width
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.ordering import text_order
from naryad.lists.questions import Question, Show

# Deleted areas have left the tree, so they stand behind it.
_PLACE = "lpad(coalesce(array_position(%s::bigint[], areas_area.id), 999999)::text, 6, '0')"


def list_areas(asker: Asker) -> NounList[AreaRow]:
    """In the tree's own order, which administrators choose."""
    tree = area_tree(asker.actor)
    return NounList(
        noun="areas",
        asker=asker,
        fields={field.key: field for field in FIELDS},
        visible=_visible,
        search=_search,
        read=lambda ids, asker: read_areas(ids, actor=asker.actor, tree=tree),
        place=lambda row: "",
        order=_place_in(tree),
        views=_VIEWS,
        sees_deleted=Permission.EDIT_AREAS,
    )


def _place_in(tree: Sequence[AreaNode]) -> RawSQL:
    ids = [node.area.pk for node in tree]
    return RawSQL(_PLACE, [ids], output_field=CharField())  # noqa: S611 - a constant


def _visible(actor: Actor, show: Show) -> QuerySet[Area]:
    areas = areas_visible_to(actor, with_deleted=show != Show.HIDE)
    return areas if show != Show.ONLY else areas.exclude(deleted_at=None)


def _search(areas: QuerySet[Area], words: str, _actor: Actor) -> QuerySet[Area]:
    return search_labels(areas, words, columns=("name", "description"))


def _text(key: str) -> Callable[[Asker], Field]:
    return lambda _asker: Column(
        key, FieldKind.TEXT, label_text(key), lambda area: str(getattr(area, key))
    )


def _parent(asker: Asker) -> Field:
    def visible() -> QuerySet[Area]:
        return areas_visible_to(asker.actor)

    return Reference("parent", "parent_id", visible, lambda area: area.parent_id)


def _default(_asker: Asker) -> Field:
    def rule() -> Q:
        return Q(is_default=True)

    return Flag("default", rule, lambda area: area.is_default)


FIELDS = (
    ListField(
        "name",
        _("Name"),
        lambda row: str(row.area.name),
        kind=FieldKind.TEXT,
        condition=_text("name"),
        order=text_order(lambda _actor: label_text("name")),
        width=Width.WIDE,
    ),
    ListField(
        "description",
        _("Description"),
        lambda row: str(row.area.description),
        kind=FieldKind.TEXT,
        condition=_text("description"),
        width=Width.WIDE,
    ),
    ListField(
        "parent",
        _("Stands under"),
        lambda row: row.above[-1] if row.above else "",
        kind=FieldKind.REFERENCE,
        condition=_parent,
        targets=areas_visible_to,
        is_shown=False,
    ),
    ListField("employees", _("Employees"), lambda row: row.linked.employees, width=Width.NARROW),
    ListField("customers", _("Customers"), lambda row: row.linked.customers, width=Width.NARROW),
    ListField("default", _("Default"), kind=FieldKind.YES_NO, condition=_default),
)

_VIEWS = (
    BuiltInView("all", _("In use"), Question()),
    BuiltInView("deleted", pgettext_lazy("several", "Deleted"), Question(deleted=Show.ONLY)),
)
