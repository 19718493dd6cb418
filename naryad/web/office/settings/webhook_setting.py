"""What do the pages answer on which somebody says which program is told of what?"""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from naryad.access.permissions import Permission
from naryad.lists.fields import Asker
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import ActionForm, posted
from naryad.web.forms.webhooks import WebhookForm, fill_from_webhook
from naryad.web.http import render, see_other, toast
from naryad.web.office.settings.webhook_links import read_link, write_link
from naryad.web.office.settings.webhook_words import offer_kinds
from naryad.web.office.settings.webhooks import crumbs
from naryad.web.taking import demand, take
from naryad.webhooks import actions
from naryad.webhooks.input import WebhookInput, clean_webhook
from naryad.webhooks.owners import ask_as_owner, owners_for, refuse_other_owner, take_owner
from naryad.webhooks.visibility import webhooks_visible_to

if TYPE_CHECKING:
    from naryad.webhooks.models import Webhook

_SHOWN_ONCE = "office/settings/webhook_secret.html"


@office_door
def webhook_new(request: SignedInRequest) -> HttpResponse:
    actor, at = request.actor, request.at
    demand(actor, Permission.MANAGE_INTEGRATIONS)
    owners = [(str(each.pk), str(each)) for each in owners_for(actor).order_by("is_service", "pk")]
    initial = {"owner": str(actor.person_id)}
    form = WebhookForm(posted(request), kinds=offer_kinds(), owners=owners, initial=initial)
    made: list[actions.Added] = []

    def act() -> int:
        owner = take_owner(_owner_id(form, actor.person_id), by=actor)
        new = _clean(form, asker=ask_as_owner(owner, at=at))
        made.append(actions.add_webhook(new, owner_id=owner.pk, by=actor, at=at))
        return made[0].id

    if request.method == "POST":
        new_id = form.save(act, by=actor, at=at)
        if made:
            toast(request, _("Added. Keep the secret now"))
            return _show_secret(request, made[0].secret, webhook_id=made[0].id)
        if new_id is not None:
            return see_other(request, reverse("webhook", args=[new_id]))
    return _show(request, form, title=_("New webhook"))


@office_door
def webhook_settings(request: SignedInRequest, webhook_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    known = _take(request, webhook_id)
    refuse_other_owner(known, by=actor)
    asker = ask_as_owner(known.owner, at=at)
    initial = fill_from_webhook(known, link=write_link(known, asker=asker))
    form = WebhookForm(posted(request), kinds=offer_kinds(), initial=initial)

    def act() -> int:
        new, seen = _clean(form, asker=asker), form.seen_version
        return actions.edit_webhook(webhook_id, new, seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        saved = form.save(act, by=actor, at=at, subject=("webhook", webhook_id))
        if saved is not None:
            toast(request, form.say(_("Settings saved")))
            return see_other(request, reverse("webhook", args=[webhook_id]))
    return _show(request, form, title=known.name, known=known)


@office_door
def webhook_secret(request: SignedInRequest, webhook_id: int) -> HttpResponse:
    """Asks first; the new one stands in the answer and nowhere else."""
    actor, at = request.actor, request.at
    known = _take(request, webhook_id)
    form = ActionForm(posted(request))
    made: list[str] = []

    def act() -> int:
        made.append(actions.renew_webhook_secret(webhook_id, by=actor, at=at))
        return webhook_id

    if request.method == "POST":
        saved = form.save(act, by=actor, at=at)
        if made:
            return _show_secret(request, made[0], webhook_id=webhook_id)
        if saved is not None:
            return see_other(request, reverse("webhook", args=[webhook_id]))
    context = {"crumbs": crumbs(known), "webhook": known, "form": form}
    template = "office/settings/webhook_renewal.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
def webhook_end(request: SignedInRequest, webhook_id: int) -> HttpResponse:
    actor, at = request.actor, request.at
    known = _take(request, webhook_id)
    form = ActionForm(posted(request))

    def act() -> int:
        return actions.end_webhook(webhook_id, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        toast(request, _("“%(name)s” has ended") % {"name": known.name})
        return see_other(request, reverse("webhooks"))
    context = {"crumbs": crumbs(known), "webhook": known, "form": form}
    template = "office/settings/webhook_end.html"
    return render(request, template, context, block="dialog", status=form.status)


def _take(request: SignedInRequest, webhook_id: int) -> "Webhook":
    demand(request.actor, Permission.MANAGE_INTEGRATIONS)
    return take(webhooks_visible_to(request.actor).select_related("owner"), webhook_id)


def _owner_id(form: WebhookForm, own_id: int | None) -> int:
    given = str(form.values()["owner"] or own_id)
    return int(given) if given.isdecimal() else 0


def _clean(form: WebhookForm, *, asker: Asker) -> WebhookInput:
    values, kinds = form.values(), form.kinds
    checked = clean_webhook({**values, "kinds": kinds, "filter": None}, asker=asker)
    tree = read_link(str(values["filter"] or ""), checked.kinds, asker=asker)
    return clean_webhook({**values, "kinds": kinds, "filter": tree}, asker=asker)


def _show_secret(request: SignedInRequest, secret: str, *, webhook_id: int) -> HttpResponse:
    known = _take(request, webhook_id)
    values = {"secret": secret, "webhook": known, "crumbs": crumbs(known)}
    answer = render(request, _SHOWN_ONCE, values)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _show(
    request: SignedInRequest, form: WebhookForm, *, title: str, known: "Webhook | None" = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "crumbs": crumbs(known) if known else crumbs(None, last=title),
        "form": form,
        "title": title,
        "webhook": known,
    }
    return render(request, "office/settings/webhook_form.html", context, status=form.status)
