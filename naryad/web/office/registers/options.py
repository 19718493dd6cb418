"""How does something made in passing, from inside another form, come back as a choice there?"""

import re

from django.http import HttpResponse

from naryad.web.acting import SignedInRequest
from naryad.web.forms.action_form import ActionForm
from naryad.web.http import is_fragment, render

_FIELD = re.compile(r"[a-z_]{1,40}")


def wants_option(request: SignedInRequest) -> bool:
    """A behaviour of another form asks; the dialog of the register itself says `answer=page`."""
    return is_fragment(request) and request.POST.get("answer") != "page"


def answer_option(
    request: SignedInRequest, form: ActionForm, new_id: int | None, name: str
) -> HttpResponse:
    """The chosen option, under the name of the field that it is for; else what is wrong."""
    if new_id is None:
        return render(request, "parts/refused_option.html", {"form": form}, status=form.status)
    field = request.POST.get("field", "")
    context = {
        "name": field if _FIELD.fullmatch(field) else "pick",
        "value": new_id,
        "word": name,
        "one": request.POST.get("one") == "1",
    }
    return render(request, "parts/option.html", context)
