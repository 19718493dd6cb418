"""How are codes printed, so that they can be cut out and glued on?"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naryad.access.permissions import Permission
from naryad.assets.code_states import CodeState
from naryad.assets.visibility import assets_visible_to, code_batches_visible_to
from naryad.lists.addresses import read_question
from naryad.lists.assets.assets_list import list_assets
from naryad.outputs.actions import start_output
from naryad.outputs.makers import find_maker
from naryad.stickers.contents import make_contents
from naryad.stickers.designs import plan_design
from naryad.stickers.drawing import draw_labels
from naryad.stickers.making import AT_ONCE, MAKER, parameters_of
from naryad.stickers.visibility import printable_codes
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.http import Crumb, render, see_other
from naryad.web.lists.asking import asker_of
from naryad.web.office.assets.asset_list import refuse_blind
from naryad.web.office.codes.previews import draw_code
from naryad.web.office.codes.print_choice import (
    SAMPLE,
    Choice,
    describe_print,
    list_question,
    picked_ids,
    read_choice,
)
from naryad.web.taking import demand, take

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from naryad.assets.models import AssetCode

_methods = require_http_methods(["GET", "HEAD", "POST"])


@office_door
@_methods
def asset_code_sheet(request: SignedInRequest, asset_id: int) -> HttpResponse:
    """The living codes of one object, with its name."""
    found = take(assets_visible_to(request.actor), asset_id)
    demand(request.actor, Permission.EDIT_CODES)
    codes = printable_codes(request.actor).filter(asset=found)
    return _answer(request, codes, found.name, reverse("asset_codes", args=[asset_id]))


@office_door
@_methods
def code_sheet(request: SignedInRequest) -> HttpResponse:
    """Those of the objects that were picked, or of all that a list finds; the address asks as that
    of the list does."""
    actor = request.actor
    refuse_blind(actor)
    demand(actor, Permission.EDIT_CODES)
    picked, asked = picked_ids(request), list_question(request)
    assets = list_assets(asker_of(request))
    found: QuerySet[Any] = (
        assets_visible_to(actor).filter(pk__in=picked)
        if picked
        else assets.matching(read_question(asked, assets))
    )
    codes = printable_codes(actor).filter(asset_id__in=found.order_by().values("pk"))
    back = f"{reverse('assets')}?{urlencode(asked, doseq=True)}"
    return _answer(request, codes, _("Codes of objects"), back)


@office_door
@_methods
def code_batch_sheet(request: SignedInRequest, batch_id: int) -> HttpResponse:
    """The blank codes of a batch."""
    found = take(code_batches_visible_to(request.actor), batch_id)
    codes = printable_codes(request.actor).filter(batch=found, state=CodeState.BLANK)
    title = found.note or _("Blank codes")
    return _answer(request, codes, title, reverse("code_batch", args=[batch_id]))


def _answer(
    request: SignedInRequest, codes: "QuerySet[AssetCode]", title: str, back: str
) -> HttpResponse:
    """The page; the file itself, as long as somebody may wait for it; or where it is being made."""
    choice, number = read_choice(request), codes.count()
    if request.method == "POST":
        return _begin(request, codes, choice, title)
    if choice.format is not None and 0 < number <= AT_ONCE:
        return _send(request, codes, choice, title)
    if number and request.GET.get("as") == SAMPLE:
        return _send_sample(request, codes, choice)
    context: dict[str, Any] = describe_print(request, choice, number=number)
    context |= {"title": title, "back": back, "form": ActionForm()}
    context["crumbs"] = [Crumb(title, back), Crumb(_("Print labels"))]
    return render(request, "office/stickers/print.html", context, block="print")


def _send(
    request: SignedInRequest, codes: "QuerySet[AssetCode]", choice: Choice, title: str
) -> HttpResponse:
    organization, design = request.organization, choice.design
    assert choice.format is not None
    contents = make_contents(list(codes), design, plan_design(design, organization), organization)
    drawn = draw_labels(
        contents,
        design,
        organization=organization,
        title=title,
        format=choice.format,
        skip=choice.skip,
    )
    answer = HttpResponse(drawn.data, content_type=drawn.type)
    answer["Content-Disposition"] = content_disposition_header(True, drawn.name) or "attachment"
    return answer


def _send_sample(
    request: SignedInRequest, codes: "QuerySet[AssetCode]", choice: Choice
) -> HttpResponse:
    """As a picture it runs nothing and asks nobody; its own looks stand in it."""
    svg = draw_code(codes[0], choice.design, request.organization)
    answer = HttpResponse(svg, content_type="image/svg+xml")
    answer["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    return answer


def _begin(
    request: SignedInRequest, codes: "QuerySet[AssetCode]", choice: Choice, title: str
) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_CODES)
    form = ActionForm(posted(request))
    output_id = form.save(_beginning(request, codes, choice, title), by=actor, at=at)
    if output_id is None:
        context = {"crumbs": [Crumb(title)], "title": title, "form": form}
        return render(request, "office/stickers/not_begun.html", context, status=form.status)
    return see_other(request, reverse("output", args=[output_id]))


def _beginning(
    request: SignedInRequest, codes: "QuerySet[AssetCode]", choice: Choice, title: str
) -> Callable[[], int]:
    def begin() -> int:
        maker, design = find_maker(MAKER), choice.design
        plan_design(design, request.organization)
        return start_output(
            maker,
            list(codes.values_list("pk", flat=True)[: maker.most + 1]),
            parameters=parameters_of(design, format=choice.asked_format, skip=choice.skip),
            title=title,
            by=request.actor,
            at=request.at,
        )

    return begin
