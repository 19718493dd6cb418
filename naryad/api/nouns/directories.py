"""What can a program do with work types, and with types and classes of objects?"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpResponse

from naryad.access.permissions import Permission
from naryad.api.answering import answer_edit, answer_item, answer_nothing, answer_one
from naryad.api.asking import ApiRequest
from naryad.api.naming import read_names, write_names
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, Listing, answer_list
from naryad.api.schemas.directories import (
    AssetTypeItem,
    AssetTypePatch,
    EntryItem,
    EntryPatch,
    NewAssetType,
    NewEntry,
)
from naryad.api.schemas.shared import Id, Page
from naryad.catalog import actions
from naryad.catalog.directories import DIRECTORIES, Directory, DirectoryName
from naryad.catalog.links import read_entry_links
from naryad.core.errors import NotVisible
from naryad.core.labels import Label
from naryad.lists.directories.directory_list import list_directory

WORK_TYPES = Noun("work-types")
ASSET_TYPES = Noun("asset-types")
ASSET_CLASSES = Noun("asset-classes")
_Row = Callable[[Directory, Any, Mapping[str, frozenset[int]]], ItemOf]


def _listing(name: DirectoryName, schema: type[EntryItem]) -> Listing:
    directory = DIRECTORIES[name]
    return Listing(
        name,
        list_directory(
            name,
            directory.visible_to,
            edited_with=Permission.EDIT_CATALOG,
            flags=tuple(directory.flags),
        ),
        lambda ids, request: _write(directory, ids, request),
        keys=tuple(schema.model_fields),
    )


def _write(directory: Directory, ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
    rows = directory.visible_to(request.actor, with_deleted=True).in_bulk(ids)
    held = read_entry_links(directory, list(rows))
    return [_item(directory, rows[each], held[each]) for each in ids if each in rows]


def _item(directory: Directory, row: Any, held: Mapping[str, frozenset[int]]) -> ItemOf:
    return {
        "id": row.pk,
        "name": str(row.name),
        "names": write_names(row.name),
        **{flag: getattr(row, flag) for flag in directory.flags},
        **{f"{field.removesuffix('_ids')}s": sorted(ids) for field, ids in held.items()},
        "deleted": row.deleted_at is not None,
        "version": row.version,
    }


def _open(noun: Noun, listing: Listing, item: Any, new: Any, patch: Any) -> None:
    """The operations of one directory: they are the same for all."""
    _open_ends(noun, listing, item)
    directory = DIRECTORIES[noun.name]

    @noun.get("", "list", answers=Page[item], query=None)
    def list_(request: ApiRequest) -> HttpResponse:
        """Newest first; employees see all, customers none."""
        return answer_list(request, listing)

    @noun.post("", "add", answers=item, status=201)
    def add(request: ApiRequest, body: new) -> HttpResponse:
        name, on, links = _read(directory, body, None)
        actor, at = request.actor, request.at
        entry_id = actions.add_entry(noun.name, name, on=on, links=links, by=actor, at=at)
        return answer_item(request, listing, entry_id, status=201)

    @noun.get("/{row:entry_id}", "one", answers=item, query=("deleted",))
    def one(request: ApiRequest, entry_id: int) -> HttpResponse:
        return answer_one(request, listing, entry_id)

    @noun.patch("/{row:entry_id}", "edit", answers=item)
    def edit(request: ApiRequest, entry_id: int, body: patch) -> HttpResponse:
        """What is not sent stays as it is."""

        def act(seen: int) -> None:
            current = directory.visible_to(request.actor).filter(pk=entry_id).first()
            if current is None:
                raise NotVisible
            name, on, links = _read(directory, body, current)
            actions.edit_entry(
                noun.name,
                entry_id,
                name,
                on=on,
                links=links,
                seen_version=seen,
                by=request.actor,
                at=request.at,
            )

        return answer_edit(request, listing, entry_id, version=body.version, act=act)


def _open_ends(noun: Noun, listing: Listing, item: Any) -> None:
    @noun.delete("/{row:entry_id}", "delete", status=204, query=("reassign_to",))
    def delete(request: ApiRequest, entry_id: int, reassign_to: Id | None = None) -> HttpResponse:
        """What has it goes to `reassign_to`, or keeps it until it is edited."""
        actions.delete_entry(
            noun.name, entry_id, reassign_to=reassign_to, by=request.actor, at=request.at
        )
        return answer_nothing()

    @noun.post("/{row:entry_id}/restoration", "restore", answers=item)
    def restore(request: ApiRequest, entry_id: int) -> HttpResponse:
        actions.restore_entry(noun.name, entry_id, by=request.actor, at=request.at)
        return answer_item(request, listing, entry_id)


def _read(
    directory: Directory, body: NewEntry, current: Any
) -> tuple[Label, list[str], dict[str, frozenset[int]]]:
    sent = body.sent()
    name = read_names(sent, "name", current=current.name if current else None)
    on = [
        flag
        for flag in directory.flags
        if (sent[flag] if flag in sent else current is not None and getattr(current, flag))
    ]
    links = {
        field: frozenset(sent[f"{field.removesuffix('_ids')}s"] or ())
        for field in directory.links
        if f"{field.removesuffix('_ids')}s" in sent
    }
    return name, on, links


_open(WORK_TYPES, _listing(DirectoryName.WORK_TYPES, EntryItem), EntryItem, NewEntry, EntryPatch)
_open(
    ASSET_TYPES,
    _listing(DirectoryName.ASSET_TYPES, AssetTypeItem),
    AssetTypeItem,
    NewAssetType,
    AssetTypePatch,
)
_open(
    ASSET_CLASSES, _listing(DirectoryName.ASSET_CLASSES, EntryItem), EntryItem, NewEntry, EntryPatch
)
