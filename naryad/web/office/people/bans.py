"""What does the question before a ban answer?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.visibility import ban_reasons_visible_to
from naryad.core.labels import make_label
from naryad.core.outcomes import only
from naryad.people import actions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.bans import BanForm
from naryad.web.http import Undo, render
from naryad.web.office.people.acting_once import say_done
from naryad.web.office.people.person_page import frame_page, open_living_page

if TYPE_CHECKING:
    from naryad.core.outcomes import Outcome


@office_door
def ban(request: SignedInRequest, person_id: int) -> HttpResponse:
    actor, page = request.actor, open_living_page(request, person_id)
    actor.require(Permission.BAN_PEOPLE)
    form = BanForm(posted(request), reasons=reasons(actor))
    if request.method == "POST":
        banned = form.save(
            lambda: only(ban_as_asked(form, [person_id], request)), by=actor, at=request.at
        )
        if banned is not None:
            undo = Undo(reverse("person_unban", args=[person_id]))
            words = _("%(name)s is banned") % {"name": page.person}
            return say_done(request, person_id, words, undo=undo)
    context = frame_page(request, page) | {"form": form, "may_add_reason": may_add_reason(actor)}
    return render(request, "office/people/ban.html", context, block="dialog", status=form.status)


def reasons(actor: Actor) -> list[tuple[str, str]]:
    rows = ban_reasons_visible_to(actor).order_by("pk").values_list("pk", "name")
    return [(str(pk), str(name)) for pk, name in rows]


def may_add_reason(actor: Actor) -> bool:
    return actor.may_change(Permission.EDIT_CATALOG)


def ban_as_asked(form: BanForm, ids: Sequence[int], request: SignedInRequest) -> "list[Outcome]":
    """A new reason counts before a chosen one. Raises Invalid with the fields to blame."""
    actor, at, until = request.actor, request.at, form.end
    if form.reason_name:
        name = make_label(**{(get_language() or "en")[:2]: form.reason_name})
        return actions.ban_for_new_reason(ids, reason=name, until=until, by=actor, at=at)
    return actions.ban_people(ids, reason_id=form.reason or 0, until=until, by=actor, at=at)
