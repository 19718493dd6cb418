"""What does the letter about a webhook that has paused by itself say?"""

from datetime import datetime
from urllib.parse import urlsplit

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.letters.kinds import Content, LetterKind, register_kind
from naryad.letters.models import Letter
from naryad.organizations.addresses import page_address
from naryad.people.acting import act_as_reader
from naryad.webhooks.models import Webhook
from naryad.webhooks.states import Pause, WebhookState
from naryad.webhooks.visibility import webhooks_visible_to

WEBHOOK_PAUSED = "webhook-paused"


def register_kinds() -> None:
    title = gettext_lazy("A webhook has paused")
    register_kind(LetterKind(WEBHOOK_PAUSED, title, compose))


def compose(letter: Letter, at: datetime) -> Content | None:
    """None where somebody has resumed it meanwhile, or its reader may not see it any more."""
    actor = act_as_reader(letter, at=at)
    if actor is None:
        return None
    mine = webhooks_visible_to(actor).filter(pk=letter.subject_id, state=WebhookState.PAUSED)
    webhook = mine.exclude(pause=Pause.BY_HAND).first()
    return None if webhook is None else _write(letter, webhook)


def _write(letter: Letter, webhook: Webhook) -> Content:
    said = {
        "organization": letter.organization.name.text(letter.language),
        "name": webhook.name,
        "host": urlsplit(webhook.url).hostname or "",
    }
    why = _("Nothing that it told was taken for 12 hours.")
    if webhook.pause == Pause.GONE:
        why = _("The server there has said that it wants to hear no more.")
    return Content(
        subject=_("%(organization)s: the webhook “%(name)s” has paused") % said,
        paragraphs=(
            _("The webhook “%(name)s”, which tells %(host)s, has paused by itself.") % said,
            why,
            _("What happens meanwhile is not told afterwards. Programs find it in the events."),
        ),
        link=(
            _("Open the webhook"),
            page_address(letter.organization, "webhook", webhook.pk),
        ),
        notes=(_("You get this letter because you set up the webhook."),),
    )
