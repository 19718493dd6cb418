"""What can a program do with the files of objects, companies, contracts and tickets?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from ninja import File, Form, UploadedFile

from naryad.api.answering import answer, answer_nothing, answer_versioned
from naryad.api.asking import ApiRequest
from naryad.api.hearing import demand_hearing
from naryad.api.moments import say_moment
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf, say_one_of
from naryad.api.plain_pages import PLAIN, PLAIN_PARAMETERS, answer_plain
from naryad.api.schemas.files import FileItem, FilePatch, Holding
from naryad.api.schemas.lists import LIST_PARAMETERS, RANGE_PARAMETER
from naryad.api.schemas.shared import Id, Page
from naryad.api.uploads import read_whole
from naryad.core.errors import Invalid, NotPermitted
from naryad.core.outcomes import only
from naryad.files import actions
from naryad.files.input import FileInput, values_of_file
from naryad.files.owners import Owner, demand_change, holder_of
from naryad.files.sending import send
from naryad.files.serving import open_file, open_thumbnail
from naryad.files.visibility import attached_file, files_of
from naryad.lists.happened_kinds import NOUNS, SUBJECTS
from naryad.lists.questions import Show
from naryad.people.visibility import nameable_people

if TYPE_CHECKING:
    from naryad.files.models import File as StoredFile

FILES = Noun("files")
_FORM = ("noun", "item", "for_customers", "file")


@FILES.get(
    "",
    "list",
    answers=Page[FileItem],
    query=("noun", "item", "deleted", *PLAIN),
    parameters=[*PLAIN_PARAMETERS, LIST_PARAMETERS[-1]],
)
def list_(
    request: ApiRequest,
    noun: Holding,
    item: Id,
) -> HttpResponse:
    """What is attached to one item, newest first. A token for `files` needs one for its noun as
    well."""
    demand_hearing(request, [noun])
    owner = Owner(SUBJECTS[noun], item)
    return answer_plain(
        request,
        _shown(request, owner),
        lambda page: _items(page, request),
        of=f"files/{noun}/{item}",
        item=FileItem,
    )


@FILES.post("", "add", answers=FileItem, status=201, form=_FORM)
def add(
    request: ApiRequest,
    noun: Form[Holding],
    item: Form[Id],
    file: File[UploadedFile],
    for_customers: Form[bool] = False,
) -> HttpResponse:
    """A form (`multipart/form-data`) with one file of at most 25 MB. Pictures are drawn anew, and
    come back as WebP. What a customer sends is for customers."""
    demand_hearing(request, [noun])
    new_id = actions.attach_file(
        Owner(SUBJECTS[noun], item),
        read_whole(file),
        name=file.name or "",
        by=request.actor,
        at=request.at,
        is_for_customers=for_customers,
    )
    return _answer(request, new_id, status=201)


@FILES.get("/{row:file_id}", "one", answers=FileItem, query=("deleted",))
def one(request: ApiRequest, file_id: int) -> HttpResponse:
    known = _take(request, file_id, with_deleted=_read_show(request) != Show.HIDE)
    if known.deleted_at is not None:
        _demand_deleted(request, _owner(known))
    return answer(_items([known], request)[0])


@FILES.get("/{row:file_id}/content", "content", gives_bytes=True, parameters=[RANGE_PARAMETER])
def content(request: ApiRequest, file_id: int) -> HttpResponseBase:
    """Its bytes, or the part that `Range` names; 304 where `If-None-Match` names its ETag."""
    return send(request, open_file(_take(request, file_id)))


@FILES.get("/{row:file_id}/thumbnail", "thumbnail", gives_bytes=True, parameters=[RANGE_PARAMETER])
def thumbnail(request: ApiRequest, file_id: int) -> HttpResponseBase:
    """Of a photo, 480 pixels long; 404 for any other file."""
    return send(request, open_thumbnail(_take(request, file_id)))


@FILES.patch("/{row:file_id}", "edit", answers=FileItem)
def edit(request: ApiRequest, file_id: int, body: FilePatch) -> HttpResponse:
    """What is not sent stays as it is. What customers do not see strangers do not see either."""
    demand_change(_take(request, file_id), by=request.actor)

    def act(seen: int) -> None:
        known = _take(request, file_id)
        new = FileInput(**(dict(values_of_file(known)) | _sent(body)))
        of, by, at = known.owner_noun, request.actor, request.at
        actions.edit_file(file_id, new, of=of, seen_version=seen, by=by, at=at)

    return answer_versioned(
        request,
        lambda: _items([_take(request, file_id)], request)[0],
        version=body.version,
        act=act,
    )


@FILES.delete("/{row:file_id}", "delete", status=204)
def delete(request: ApiRequest, file_id: int) -> HttpResponse:
    """It can be restored for 30 days."""
    of, by = _take(request, file_id).owner_noun, request.actor
    only(actions.delete_files([file_id], of=of, by=by, at=request.at))
    return answer_nothing()


@FILES.post("/{row:file_id}/restoration", "restore", answers=FileItem)
def restore(request: ApiRequest, file_id: int) -> HttpResponse:
    of, by = _take(request, file_id, with_deleted=True).owner_noun, request.actor
    only(actions.restore_files([file_id], of=of, by=by, at=request.at))
    return _answer(request, file_id)


@FILES.post("/{row:file_id}/main", "choose_main", answers=FileItem)
def choose_main(request: ApiRequest, file_id: int) -> HttpResponse:
    """A photo that stands for its object from now on, in place of the one before."""
    of, by = _take(request, file_id).owner_noun, request.actor
    actions.choose_main_photo(file_id, of=of, by=by, at=request.at)
    return _answer(request, file_id)


@FILES.post("/{row:file_id}/showing", "show", answers=FileItem)
def show(request: ApiRequest, file_id: int) -> HttpResponse:
    """Whoever scans a code of the object may read it, and so may customers."""
    return _show(request, file_id, is_shown=True)


@FILES.delete("/{row:file_id}/showing", "hide", answers=FileItem)
def hide(request: ApiRequest, file_id: int) -> HttpResponse:
    """From strangers; customers go on reading it."""
    return _show(request, file_id, is_shown=False)


def _show(request: ApiRequest, file_id: int, *, is_shown: bool) -> HttpResponse:
    of, by = _take(request, file_id).owner_noun, request.actor
    only(actions.show_files([file_id], is_shown, of=of, by=by, at=request.at))
    return _answer(request, file_id)


def _take(request: ApiRequest, file_id: int, *, with_deleted: bool = False) -> "StoredFile":
    found = attached_file(file_id, actor=request.actor, with_deleted=with_deleted)
    demand_hearing(request, [NOUNS[found.owner_noun]])
    return found


def _owner(known: "StoredFile") -> Owner:
    return Owner(known.owner_noun, known.owner_id)


def _shown(request: ApiRequest, owner: Owner) -> "QuerySet[StoredFile]":
    show = _read_show(request)
    rows = files_of(owner, actor=request.actor, with_deleted=show != Show.HIDE)
    if show == Show.HIDE:
        return rows
    _demand_deleted(request, owner)
    kept = Q(deleted_at__isnull=False, kept_until__gt=request.at)
    return rows.filter(kept if show == Show.ONLY else kept | Q(deleted_at=None))


def _read_show(request: ApiRequest) -> Show:
    given = request.GET.get("deleted")
    if given not in (None, Show.ONLY, Show.ALL):
        raise Invalid({"deleted": say_one_of((Show.ONLY, Show.ALL))})
    return Show.HIDE if given is None else Show(given)


def _demand_deleted(request: ApiRequest, owner: Owner) -> None:
    """Whoever may bring them back sees them."""
    if not request.actor.may(holder_of(owner.noun).permission):
        raise NotPermitted


def _sent(body: FilePatch) -> dict[str, Any]:
    names = {"name": "name", "for_customers": "is_for_customers"}
    return {names[name]: given for name, given in body.sent().items() if name in names}


def _answer(request: ApiRequest, file_id: int, *, status: int = 200) -> HttpResponse:
    return answer(_items([_take(request, file_id)], request)[0], status=status)


def _items(files: "Sequence[StoredFile]", request: ApiRequest) -> list[ItemOf]:
    people = nameable_people(request.actor)
    named = people.filter(pk__in={each.uploader_id or 0 for each in files})
    seen = set(named.values_list("pk", flat=True))
    return [_item(each, seen, is_office=request.actor.is_employee) for each in files]


def _item(file: "StoredFile", seen: set[int], *, is_office: bool) -> ItemOf:
    return {
        "id": file.pk,
        "noun": NOUNS[file.owner_noun],
        "item": file.owner_id,
        "name": file.name,
        "type": file.type,
        "size": file.size,
        "sha256": file.sha256,
        "photo": file.is_photo,
        "main": file.is_main,
        "for_customers": file.is_for_customers,
        "for_strangers": file.is_for_strangers if is_office else None,
        "from_customer": file.is_from_customer,
        "uploader": file.uploader_id if file.uploader_id in seen else None,
        "created_at": say_moment(file.at),
        "deleted": file.deleted_at is not None,
        "kept_until": say_moment(file.kept_until) if is_office else None,
        "version": file.version,
    }
