"""Which face has the list of service areas?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.areas.visibility import areas_visible_to
from naryad.lists.areas.areas_list import list_areas
from naryad.lists.areas.counting import count_people_in_areas
from naryad.lists.areas.rows import AreaRow
from naryad.lists.fields import Asker
from naryad.lists.linked import Linked
from naryad.web.acting import SignedInRequest
from naryad.web.assets import icon
from naryad.web.figures import say_number
from naryad.web.lists.face import Adding, Empty, ListFace, Look, OpenList, Writer
from naryad.web.menu import find_path
from naryad.web.taking import take

_DEEPEST = 6


def open_areas(asker: Asker) -> OpenList:
    return OpenList(list_areas(asker), FACE)


def _name(row: AreaRow) -> str:
    return str(row.area.name)


def _url(row: AreaRow) -> str:
    return f"{find_path('areas')}{row.id}/"


def _write_cells(_asker: Asker) -> Mapping[str, Writer]:
    deleted, default, pin = _("Deleted"), _("default"), icon("map-pin", 16, "mut")

    def name(row: AreaRow) -> Markup:
        words = [default] * row.area.is_default + [deleted] * (row.area.deleted_at is not None)
        tags = "".join(f'<span class="tg">{escape(each)}</span>' for each in words)
        link = f'<a class="subj cut" href="{_url(row)}">{escape(_name(row))}</a>'
        depth = f" dep-{min(row.depth, _DEEPEST)}" if row.depth else ""
        return Markup(  # noqa: S704 - escaped
            f'<span class="row0{depth}" id="area-{row.id}">{pin}{link}{_path(row)}{tags}</span>'
        )

    return {
        "name": name,
        "employees": lambda row: _people(row, row.linked.employees, "employees"),
        "customers": lambda row: _people(row, row.linked.customers, "customers"),
    }


def _path(row: AreaRow) -> Markup | str:
    """Where it stands, unless the rows above it say so."""
    if row.depth or not row.above:
        return ""
    return Markup('<span class="mut sm cut">{}</span>').format(" / ".join(row.above))


def _people(row: AreaRow, count: int, noun: str) -> Markup:
    """The number leads to those whom it counts."""
    if not count:
        return Markup('<span class="mut">0</span>')
    return Markup('<a href="{}?area={}">{}</a>').format(find_path(noun), row.id, say_number(count))


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s area.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s areas.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(_actor: Actor) -> Empty:
    return Empty(_("No areas here"), icon="map-pin")


def _describe_peek(request: SignedInRequest, area_id: int) -> Mapping[str, Any]:
    actor = request.actor
    area = take(areas_visible_to(actor), area_id)
    return {
        "name": str(area.name),
        "area": area,
        "parent": areas_visible_to(actor).filter(pk=area.parent_id or 0).first(),
        "linked": count_people_in_areas(actor).get(area_id, Linked()),
        "url": reverse("area", args=[area_id]),
    }


FACE = ListFace(
    noun="areas",
    title=gettext_lazy("Areas"),
    search_label=gettext_lazy("Search areas"),
    search_hint=gettext_lazy("Name or description"),
    row_name=_name,
    row_url=_url,
    write_cells=_write_cells,
    looks={
        "name": Look("c-main"),
        "description": Look("mut c-sub", width="w-24"),
        "parent": Look("mut c-hide", hides="c-mid"),
        "employees": Look("r num c-st", head="r", width="w-11"),
        "customers": Look("r num c-hide", head="r", width="w-11"),
    },
    peek="office/areas/peek.html",
    describe_peek=_describe_peek,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    adding=Adding(
        gettext_lazy("New area"),
        lambda: reverse("area_new"),
        Permission.EDIT_AREAS,
        is_dialog=True,
    ),
)
