"""What can a program do with areas? The shortest of the nouns, and the example of all others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpResponse

from naryad.api.answering import answer_edit, answer_item, answer_nothing, answer_one
from naryad.api.asking import ApiRequest
from naryad.api.naming import read_names, write_names
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, Listing, answer_list
from naryad.api.schemas.areas import AreaItem, AreaPatch, NewArea
from naryad.api.schemas.shared import Id, Page
from naryad.areas import actions
from naryad.areas.input import AreaInput
from naryad.areas.visibility import areas_visible_to
from naryad.core.errors import NotVisible
from naryad.lists.areas.areas_list import list_areas

if TYPE_CHECKING:
    from naryad.areas.models import Area

AREAS = Noun("areas")


def _write(ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
    found = areas_visible_to(request.actor, with_deleted=True).in_bulk(ids)
    return [_item(found[each]) for each in ids if each in found]


def _item(area: "Area") -> ItemOf:
    return {
        "id": area.pk,
        "name": str(area.name),
        "names": write_names(area.name),
        "description": str(area.description),
        "descriptions": write_names(area.description),
        "parent": area.parent_id,
        "position": area.position,
        "default": area.is_default,
        "deleted": area.deleted_at is not None,
        "version": area.version,
    }


LISTING = Listing(
    "areas",
    list_areas,
    _write,
    keys=tuple(AreaItem.model_fields),
    without=frozenset({"employees", "customers"}),
)


@AREAS.get("", "list", answers=Page[AreaItem], query=None)
def list_(request: ApiRequest) -> HttpResponse:
    """Newest first; employees see all areas, customers none."""
    return answer_list(request, LISTING)


@AREAS.post("", "add", answers=AreaItem, status=201)
def add(request: ApiRequest, body: NewArea) -> HttpResponse:
    """Last among those that stand under the same one."""
    area_id = actions.add_area(_input(body), by=request.actor, at=request.at)
    return answer_item(request, LISTING, area_id, status=201)


@AREAS.get("/{row:area_id}", "one", answers=AreaItem, query=("deleted",))
def one(request: ApiRequest, area_id: int) -> HttpResponse:
    return answer_one(request, LISTING, area_id)


@AREAS.patch("/{row:area_id}", "edit", answers=AreaItem)
def edit(request: ApiRequest, area_id: int, body: AreaPatch) -> HttpResponse:
    """What is not sent stays as it is."""

    def act(seen: int) -> None:
        current = areas_visible_to(request.actor).filter(pk=area_id).first()
        if current is None:
            raise NotVisible
        new = _input(body, current)
        actions.edit_area(area_id, new, seen_version=seen, by=request.actor, at=request.at)

    return answer_edit(request, LISTING, area_id, version=body.version, act=act)


@AREAS.delete("/{row:area_id}", "delete", status=204, query=("reassign_to",))
def delete(request: ApiRequest, area_id: int, reassign_to: Id | None = None) -> HttpResponse:
    """What hangs on it goes to the area `reassign_to`, and those below it one step up."""
    actions.delete_area(area_id, reassign_to=reassign_to, by=request.actor, at=request.at)
    return answer_nothing()


@AREAS.post("/{row:area_id}/restoration", "restore", answers=AreaItem)
def restore(request: ApiRequest, area_id: int) -> HttpResponse:
    actions.restore_area(area_id, by=request.actor, at=request.at)
    return answer_item(request, LISTING, area_id)


def _input(body: NewArea, current: "Area | None" = None) -> AreaInput:
    sent = body.sent()
    return AreaInput(
        name=read_names(sent, "name", current=current.name if current else None),
        description=read_names(
            sent, "description", current=current.description if current else None
        ),
        parent_id=sent.get("parent", current.parent_id if current else None),
    )
