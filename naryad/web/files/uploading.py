"""How do uploads become files, each with an answer of its own?"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from naryad.core.errors import Invalid, Refusal
from naryad.core.requests import answer_once
from naryad.files import actions
from naryad.files.owners import Owner, find_owner, permit_attaching
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.figures import say_number
from naryad.web.files.places import page_of_owner
from naryad.web.http import is_fragment, render, see_other, toast
from naryad.web.upload_limits import is_cut_short

_LONGEST_KEY = 48


class NothingSent(Refusal):
    status = 422
    message = gettext_lazy("Choose at least one file.")


class TooMuchAtOnce(Refusal):
    status = 422
    message = gettext_lazy("All files together are larger than 250 MB. Attach fewer at once.")


@dataclass(frozen=True)
class Result:
    """Of one upload; `refusal` is empty when it is attached."""

    name: str
    refusal: str = ""


@office_door
@require_POST
def files_new(request: SignedInRequest, holder: str, owner_id: int) -> HttpResponse:
    """Any number at once; what is wrong with one keeps none of the others away."""
    owner, back = Owner(holder, owner_id), page_of_owner(Owner(holder, owner_id))
    find_owner(owner, actor=request.actor)
    request.actor.require_own_eyes()
    permit_attaching(holder, by=request.actor)
    results = take_uploads(request, owner)
    if is_fragment(request):
        return answer_results(request, results)
    tell_results(request, results)
    return see_other(request, back)


def take_uploads(request: SignedInRequest, owner: Owner) -> list[Result]:
    """Whatever `files` of a form hold, each attached once. NothingSent, TooMuchAtOnce."""
    uploads = [each for each in request.FILES.getlist("files") if each.name]
    if is_cut_short(request):
        raise TooMuchAtOnce
    if not uploads:
        raise NothingSent
    return [_attach(request, owner, upload, place) for place, upload in enumerate(uploads)]


def answer_results(request: SignedInRequest, results: Sequence[Result]) -> HttpResponse:
    """To a behaviour that sends them one by one."""
    status = 422 if any(each.refusal for each in results) else 200
    context = {"results": results}
    return render(request, "office/files/results.html", context, block="results", status=status)


def _attach(
    request: SignedInRequest, owner: Owner, upload: "UploadedFile[bytes]", place: int
) -> Result:
    """Once, however often the same form or file is sent."""
    actor, name, data = request.actor, upload.name or "", upload.read()
    key = request.POST.get("request_key", "")[:_LONGEST_KEY]
    try:
        answer_once(
            lambda: actions.attach_file(owner, data, name=name, by=actor, at=request.at),
            organization_id=actor.organization_id,
            person_id=actor.person_id or 0,
            key=f"{key}.{place}" if key else "",
            given=["attach", owner.noun, owner.id, name, sha256(data).hexdigest()],
            at=request.at,
        )
    except Invalid as refusal:
        return Result(name, " ".join(str(said) for said in refusal.errors.values()))
    except Refusal as refusal:
        return Result(name, str(refusal))
    return Result(name)


def tell_results(request: SignedInRequest, results: Sequence[Result]) -> None:
    done = sum(not each.refusal for each in results)
    if done:
        said = ngettext("%(count)s file attached", "%(count)s files attached", done)
        toast(request, said % {"count": say_number(done)})
    for each in results:
        if each.refusal:
            words = _("“%(name)s” is not attached. %(why)s")
            toast(request, words % {"name": each.name, "why": each.refusal}, kind="bad")
