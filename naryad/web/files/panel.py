"""What do the files of one record show, and what can be done with them there?"""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from naryad.core.cursors import read_cursor
from naryad.files.contents import DOCUMENTS, PICTURES
from naryad.files.owners import Owner, find_owner, holder_of, may_attach, may_change
from naryad.files.visibility import files_of, nameable_files
from naryad.lists.paging import ListPage, take_page
from naryad.web.acting import SignedInRequest

if TYPE_CHECKING:
    from naryad.files.models import File

PAGE = 48
# A phone offers its camera and its gallery for the first of them.
ACCEPTED = ",".join(["image/*", *(f".{each}" for each in (*sorted(PICTURES), *DOCUMENTS))])


@dataclass(frozen=True)
class Panel:
    """`deleted` instead of the two others where the reader asks for what is deleted. `may_change`
    all of them; `changeable`: ids of those shown that the reader may change."""

    owner: Owner
    photos: "ListPage[File] | None"
    others: "ListPage[File] | None"
    deleted: "ListPage[File] | None"
    counts: Mapping[str, int]
    may_change: bool
    may_attach: bool
    changeable: frozenset[int]
    path: str
    request_key: str
    accepted: str = ACCEPTED

    @property
    def total(self) -> int:
        return self.counts["photos"] + self.counts["others"]


def read_panel(
    request: SignedInRequest, owner: Owner, *, size: int = PAGE, path: str = ""
) -> Panel:
    """As far as the reader sees them; NotVisible where the record is not visible."""
    actor, asked = request.actor, request.GET
    holder, row = holder_of(owner.noun), find_owner(owner, actor=actor)
    lives = row.deleted_at is None
    may_change_all = lives and actor.may_change(holder.permission)
    every = nameable_files(actor).filter(owner_noun=owner.noun, owner_id=owner.id)
    kinds = {
        "photos": Q(deleted_at=None, thumbnail_key__isnull=False),
        "others": Q(deleted_at=None, thumbnail_key=None),
        "deleted": Q(deleted_at__isnull=False, kept_until__gt=request.at),
    }
    counts = every.aggregate(**{kind: Count("pk", filter=has) for kind, has in kinds.items()})

    def page(kind: str, asked_as: str, order: str = "at") -> "ListPage[File]":
        """Most records have few kinds, or none: then nothing more is asked."""
        if not counts[kind]:
            return ListPage([])
        return _page(every.filter(kinds[kind]), asked.get(asked_as), size, order)

    asks_deleted = may_change_all and "deleted" in asked
    photos = None if asks_deleted else page("photos", "photos")
    others = None if asks_deleted else page("others", "files")
    rows = [] if photos is None or others is None else [*photos.rows, *others.rows]
    mine = [each.pk for each in rows if lives and may_change(each, actor=actor)]
    return Panel(
        owner=owner,
        photos=photos,
        others=others,
        deleted=page("deleted", "deleted", "kept_until") if asks_deleted else None,
        counts=counts if may_change_all else {**counts, "deleted": 0},
        may_change=may_change_all,
        may_attach=lives and may_attach(owner.noun, actor=actor),
        changeable=frozenset(mine),
        path=path or request.path,
        request_key=token_urlsafe(16),
    )


def count_files(request: SignedInRequest, owner: Owner) -> int:
    return files_of(owner, actor=request.actor).count()


def _page(rows: Any, token: str | None, size: int, order: str = "at") -> "ListPage[File]":
    return take_page(
        rows.select_related("uploader"),
        order=order,
        cursor=read_cursor(token),
        size=size,
        newest_first=True,
    )
