"""How are blank codes made, and what has become of each batch?"""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from naryad.access.permissions import Permission
from naryad.assets import actions
from naryad.assets.code_input import clean_batch
from naryad.assets.code_queries import batches_of, blank_codes_of, count_batches
from naryad.assets.codes import say_code
from naryad.assets.visibility import code_batches_visible_to
from naryad.core.ids import read_id
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.codes import BatchForm, CodeTextForm
from naryad.web.http import Crumb, render, see_other, toast
from naryad.web.taking import demand, take

_SIZE = 50


@office_door
@require_safe
def codes(request: SignedInRequest) -> HttpResponse:
    """The newest batch first; and a place to type or scan any code."""
    actor = request.actor
    demand(actor, Permission.BIND_CODES)
    before = read_id(request.GET.get("before", ""))
    rows = batches_of(actor, most=_SIZE + 1, before_id=before)
    context = {
        "crumbs": [Crumb(_("Codes and labels"))],
        "rows": rows[:_SIZE],
        "older": rows[_SIZE - 1].batch.pk if len(rows) > _SIZE else None,
        "form": CodeTextForm(),
    }
    return render(request, "office/codes/list.html", context)


@office_door
def code_batch_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    actor.require(Permission.EDIT_CODES)
    form = BatchForm(posted(request))

    def act() -> int:
        return actions.make_blank_codes(clean_batch(form.values()), by=actor, at=at)

    if form.is_bound:
        batch_id = form.save(act, by=actor, at=at)
        if batch_id is not None:
            toast(request, _("Blank codes made"))
            return see_other(request, reverse("code_batch", args=[batch_id]))
    context = {"crumbs": [Crumb(_("Codes and labels"), reverse("codes"))], "form": form}
    template = "office/codes/batch_new.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_safe
def code_batch(request: SignedInRequest, batch_id: int) -> HttpResponse:
    """What became of its codes, and those that are blank still, a page at a time."""
    actor = request.actor
    found = take(code_batches_visible_to(actor).select_related("made_by"), batch_id)
    (row,) = count_batches(actor, [found])
    blank = blank_codes_of(actor, found)
    after = read_id(request.GET.get("after", ""))
    page = list(blank.filter(pk__gt=after or 0)[: _SIZE + 1])
    made = row.blank + row.living + row.dead
    title = ngettext("%(count)s blank code", "%(count)s blank codes", made) % {"count": made}
    context = {
        "crumbs": [Crumb(_("Codes and labels"), reverse("codes")), Crumb(found.note or title)],
        "title": found.note or title,
        "row": row,
        "blank": [(code.pk, say_code(code.text)) for code in page[:_SIZE]],
        "next": page[_SIZE - 1].pk if len(page) > _SIZE else None,
    }
    return render(request, "office/codes/batch.html", context)
