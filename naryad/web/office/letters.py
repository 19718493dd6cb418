"""What does the page of one letter answer?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.core.errors import NotVisible
from naryad.letters.kinds import title_of
from naryad.letters.visibility import letters_visible_to
from naryad.lists.letters.kept import is_invitation, kept_message
from naryad.people.visibility import people_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm
from naryad.web.http import Crumb, render
from naryad.web.office.letters_face import describe_state, read_lines
from naryad.web.taking import demand, take

# Nothing of a letter may run, load or lead anywhere from inside its frame.
_FRAME_POLICY = (
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"
)


@office_door
@require_safe
def letter(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """How one letter fared; what stands in it only where it was kept, and for administrators."""
    actor = request.actor
    found = take(letters_visible_to(actor).select_related("person"), letter_id)
    demand(actor, Permission.SEE_LETTERS)
    message = kept_message(found, actor=actor)
    visible = people_visible_to(actor).filter(pk=found.person_id or 0)
    context = {
        "crumbs": [Crumb(_("Letters"), reverse("letters")), Crumb(found.title or found.to)],
        "letter": found,
        "title": title_of(found.kind),
        "face": describe_state(found),
        "person": visible.first(),
        "lines": read_lines(message) if message else None,
        "has_looks": message is not None and message.get_body(("html",)) is not None,
        "form": ActionForm(),
        "may_resend": is_invitation(found) and actor.may_change(Permission.INVITE_PEOPLE),
    }
    return render(request, "office/letters/letter.html", context, block="state")


@office_door
@require_safe
def letter_body(request: SignedInRequest, letter_id: int) -> HttpResponse:
    """The letter as it looks, for a frame of its own."""
    message = kept_message(take(letters_visible_to(request.actor), letter_id), actor=request.actor)
    part = message.get_body(("html",)) if message else None
    if part is None:
        raise NotVisible
    answer = HttpResponse(part.get_content())
    answer.headers["Content-Security-Policy"] = _FRAME_POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    return answer
