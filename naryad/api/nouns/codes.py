"""What can a program do with the codes on objects?"""

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from naryad.api.answering import answer
from naryad.api.asking import ApiRequest
from naryad.api.moments import say_moment
from naryad.api.operations import Noun
from naryad.api.paging import ItemOf
from naryad.api.plain_pages import PLAIN, PLAIN_PARAMETERS, answer_plain
from naryad.api.schemas.assets import CodeItem, NewCode
from naryad.api.schemas.shared import Id, Page
from naryad.assets import actions
from naryad.assets.code_input import Binding
from naryad.assets.codes import texts_of
from naryad.assets.visibility import asset_codes_visible_to
from naryad.core.errors import NotVisible
from naryad.core.outcomes import only

if TYPE_CHECKING:
    from naryad.assets.models import AssetCode

CODES = Noun("qr-codes")


@CODES.get(
    "", "list", answers=Page[CodeItem], query=("asset", "text", *PLAIN), parameters=PLAIN_PARAMETERS
)
def list_(
    request: ApiRequest,
    asset: Id | None = None,
    text: str | None = None,
) -> HttpResponse:
    """Newest first: of one object, or the one that says exactly this. Customers see none: a code
    opens."""
    if not request.actor.is_employee:
        raise NotVisible
    rows = asset_codes_visible_to(request.actor)
    rows = rows if asset is None else rows.filter(asset_id=asset)
    rows = rows if text is None else rows.filter(text=text.replace("\x00", ""))
    # Where the narrowed list goes on is no place in another one.
    of = f"qr-codes/{asset}/{text}"
    return answer_plain(
        request, rows, lambda page: [_item(each) for each in page], of=of, item=CodeItem
    )


@CODES.post("", "add", answers=CodeItem, status=201)
def add(request: ApiRequest, body: NewCode) -> HttpResponse:
    """Of ours without a text; with one, it is bound."""
    actor, at = request.actor, request.at
    if body.text is None:
        only(actions.issue_codes([body.asset], by=actor, at=at))
    else:
        binding = Binding(body.text, body.asset)
        only(actions.bind_codes([binding], by=actor, at=at))
    # Dead ones too: somebody may retire it before it is read.
    codes = asset_codes_visible_to(actor).filter(asset_id=body.asset)
    if body.text is not None:
        # Bound long ago, it need not be the newest.
        codes = codes.filter(text__in=texts_of(body.text))
    code = codes.order_by("-bound_at", "-pk").first()
    if code is None:
        raise NotVisible
    return answer(_item(code), status=201)


@CODES.get("/{row:code_id}", "one", answers=CodeItem)
def one(request: ApiRequest, code_id: int) -> HttpResponse:
    return _answer(request, code_id)


@CODES.delete("/{row:code_id}", "retire", answers=CodeItem)
def retire(request: ApiRequest, code_id: int) -> HttpResponseBase:
    """It leads nowhere from now on, for ever."""
    only(actions.retire_codes([code_id], by=request.actor, at=request.at))
    return _answer(request, code_id)


def _answer(request: ApiRequest, code_id: int) -> HttpResponse:
    code = asset_codes_visible_to(request.actor).filter(pk=code_id).first()
    if code is None:
        raise NotVisible
    return answer(_item(code))


def _item(code: "AssetCode") -> ItemOf:
    return {
        "id": code.pk,
        "text": code.text,
        "origin": code.origin.lower(),
        "state": code.state.lower(),
        "asset": code.asset_id,
        "made_at": say_moment(code.made_at),
        "bound_at": say_moment(code.bound_at),
        "died_at": say_moment(code.died_at),
        "death": code.death.lower() or None,
    }
