"""What does the question before a ban answer?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.catalog.visibility import ban_reasons_visible_to
from naryad.core.outcomes import only
from naryad.people import actions
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.bans import BanForm
from naryad.web.http import render
from naryad.web.office.people.acting_once import say_done, undo_by, version_after
from naryad.web.office.people.person_page import frame_page, open_living_page


@office_door
def ban(request: SignedInRequest, person_id: int) -> HttpResponse:
    actor, page = request.actor, open_living_page(request, person_id)
    actor.require(Permission.BAN_PEOPLE)
    form = BanForm(posted(request), reasons=reasons(actor))
    if request.method == "POST":
        version = form.save(lambda: _ban(form, person_id, request), by=actor, at=request.at)
        if version is not None:
            # Lifting a new ban would open a way in that an older one had closed.
            was_banned = page.person.is_banned(at=request.at)
            undo = undo_by(request, "unban", page.person, version=0 if was_banned else version)
            words = _("%(name)s is banned") % {"name": page.person}
            return say_done(request, person_id, words, undo=undo)
    context = frame_page(request, page) | {"form": form, "may_add_reason": may_add_reason(actor)}
    return render(request, "office/people/ban.html", context, block="dialog", status=form.status)


def reasons(actor: Actor) -> list[tuple[str, str]]:
    rows = ban_reasons_visible_to(actor).order_by("pk").values_list("pk", "name")
    return [(str(pk), str(name)) for pk, name in rows]


def may_add_reason(actor: Actor) -> bool:
    return actor.may_change(Permission.EDIT_CATALOG)


def _ban(form: BanForm, person_id: int, request: SignedInRequest) -> int:
    """A new reason counts before a chosen one. Raises Invalid with the fields to blame."""
    actor, at, until, reason = request.actor, request.at, form.end, form.new_label
    if reason is None:
        reason_id = form.reason or 0
        banned = actions.ban_people([person_id], reason_id=reason_id, until=until, by=actor, at=at)
    else:
        banned = actions.ban_for_new_reason(
            [person_id], reason=reason, until=until, by=actor, at=at
        )
    return version_after(request, only(banned))
