"""How does a file come in, beside the fields that say what it is for?"""

from collections.abc import Collection
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from naryad.api.asking import ApiRequest
from naryad.core.errors import Invalid

FORM = "multipart/form-data"
_JSON = "application/json"
_PIECE, _MOST_DROPPED = 2**16, 2**26


def is_form(request: ApiRequest) -> bool:
    return request.content_type == FORM


def is_json(request: ApiRequest) -> bool:
    """Or nothing at all. A body whose type is not said is read as JSON."""
    return length_of(request) == 0 or request.content_type in ("", _JSON)


def length_of(request: ApiRequest) -> int:
    """Of the body, as it was announced."""
    announced = request.META.get("CONTENT_LENGTH") or "0"
    return int(announced) if announced.isdecimal() else 0


def drop_body(request: ApiRequest) -> None:
    """Where something of it is left, the server ends the connection, and whatever the program sends
    next by it is lost. What is very long is not worth that."""
    if length_of(request) <= _MOST_DROPPED:
        while request.read(_PIECE):
            pass


def refuse_unnamed(request: ApiRequest, known: Collection[str]) -> None:
    """What a form holds besides is refused, as in a body. Raises Invalid."""
    sent: list[tuple[str, list[Any]]] = [*request.POST.lists(), *request.FILES.lists()]
    unknown = {name: _("There is no such field here.") for name, _given in sent}
    twice = {name: _("This name stands here twice.") for name, given in sent if len(given) > 1}
    wrong = twice | {name: said for name, said in unknown.items() if name not in known}
    if wrong:
        raise Invalid(wrong)


def digest_form(request: ApiRequest) -> bytes:
    """By which the same form is known again."""
    told = sha256(repr(sorted(request.POST.lists())).encode())
    for name, uploads in sorted(request.FILES.lists()):
        for upload in uploads:
            told.update(f"{name}/{upload.name}/{upload.size}".encode())
            for piece in upload.chunks():
                told.update(piece)
            upload.seek(0)
    return told.digest()


def read_whole(upload: "UploadedFile[bytes]") -> bytes:
    """Longer ones are cut while they are received, and refused by whoever takes them."""
    data: bytes = upload.read()
    return data
