"""What are webhooks, their events and their states called, and how do they look?"""

from typing import TYPE_CHECKING, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.lists.happened_kinds import VERBS
from naryad.web.office.happenings import find_words
from naryad.webhooks.actions.try_webhook import TEST
from naryad.webhooks.states import DeliveryState, WebhookState

if TYPE_CHECKING:
    from naryad.webhooks.models import Delivery, Webhook

SUBJECTS: dict[str, str | Promise] = {
    "ticket": gettext_lazy("Tickets"),
    "asset": gettext_lazy("Objects and equipment"),
    "company": gettext_lazy("Companies"),
    "contract": gettext_lazy("Contracts"),
    "person": gettext_lazy("People"),
    "area": gettext_lazy("Areas"),
    "skill": gettext_lazy("Skills"),
    "work_type": gettext_lazy("Types of work"),
    "asset_type": gettext_lazy("Types of objects"),
    "asset_class": gettext_lazy("Classes of objects"),
    "ticket_type": gettext_lazy("Types of tickets"),
    "stage": gettext_lazy("Stages"),
    "status": gettext_lazy("Statuses"),
    "criticality": gettext_lazy("Criticalities"),
}


def offer_kinds() -> dict[str, tuple[str, list[tuple[str, str]]]]:
    """For a form: sort of thing → its name, and its events, all of them first."""
    return {
        subject: (
            str(SUBJECTS[subject]),
            [(kind, say_kind(kind)) for kind in (f"{subject}.*", *_kinds_of(subject))],
        )
        for subject in VERBS
    }


def _kinds_of(subject: str) -> list[str]:
    return [f"{subject}.{verb}" for verb in VERBS[subject]]


class Look(NamedTuple):
    word: str | Promise
    kind: str
    shape: str


def say_kind(kind: str) -> str:
    """In the words of histories."""
    if kind == TEST:
        return _("Test")
    verb = kind.partition(".")[2]
    return _("Everything") if verb == "*" else str(find_words(kind).text)


def say_kinds(webhook: "Webhook") -> list[tuple[str, str]]:
    """Each sort of thing, and what of it."""
    return [
        (str(name), ", ".join(say_kind(each) for each in webhook.kinds if _is_of(each, subject)))
        for subject, name in SUBJECTS.items()
        if any(_is_of(each, subject) for each in webhook.kinds)
    ]


def _is_of(kind: str, subject: str) -> bool:
    return kind.partition(".")[0] == subject


def look_of_webhook(webhook: "Webhook") -> Look:
    if webhook.state == WebhookState.ACTIVE and webhook.failures:
        return Look(_("On, but nothing is taken"), "wait", "wait")
    kinds = {
        WebhookState.ACTIVE: ("done", "done"),
        WebhookState.PAUSED: ("wait", "wait"),
        WebhookState.ENDED: ("off", "new"),
    }
    return Look(webhook.get_state_display(), *kinds[WebhookState(webhook.state)])


def look_of_delivery(delivery: "Delivery") -> Look:
    kinds = {
        DeliveryState.WAITING: ("wait", "wait"),
        DeliveryState.SENDING: ("wait", "wait"),
        DeliveryState.TAKEN: ("done", "done"),
        DeliveryState.FAILED: ("bad", "bad"),
    }
    return Look(delivery.get_state_display(), *kinds[DeliveryState(delivery.state)])
