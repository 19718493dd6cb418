"""What is a device told, in as few words as stand on a locked screen?"""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import ngettext

from naryad.notifications.models import Notice
from naryad.notifications.said import Said
from naryad.notifications.words import in_order, say_all
from naryad.people.acting import act_as
from naryad.people.models import Person

_LONGEST = 120


def say_push(notices: Sequence[Notice], person: Person, *, at: datetime) -> dict[str, str] | None:
    """With what its reader may see at this moment; None where that is nothing. Which ticket and
    what has happened, but never what somebody has written: others may see the screen."""
    if person.deleted_at is not None or person.is_banned(at=at):
        return None
    actor = act_as(person, at=at)
    organization = person.organization
    language = person.language or organization.language
    with translation.override(language), timezone.override(ZoneInfo(organization.zone)):
        said = say_all(notices, actor=actor)
        told = in_order(said)
        if not told:
            return _say_rest(said, organization.name.text(language))
        first, news = told[0]
        if len(told) > 1:
            many = ngettext("News of %(count)s ticket", "News of %(count)s tickets", len(told))
            title, body = organization.name.text(language), many % {"count": len(told)}
            return {"title": title, "body": body, "url": reverse("notices"), "tag": "many"}
        route = "ticket" if actor.is_employee else "portal_ticket"
        return {
            "title": f"{first.number} {first.title}"[:_LONGEST],
            "body": news[-1].head[:_LONGEST],
            "url": reverse(route, args=[first.pk]),
            "tag": f"ticket-{first.pk}",
        }


def _say_rest(said: Sequence[Said], organization: str) -> dict[str, str] | None:
    """Of what is no ticket."""
    told = {each.about: each for each in said if each.about is not None}
    if not told:
        return None
    about, first = next(iter(told.items()))
    if len(told) > 1:
        many = ngettext("%(count)s notification", "%(count)s notifications", len(told))
        body = many % {"count": len(told)}
        return {"title": organization, "body": body, "url": reverse("notices"), "tag": "many"}
    return {
        "title": about.name[:_LONGEST],
        "body": first.head[:_LONGEST],
        "url": reverse(about.route, args=[about.id]),
        "tag": f"{about.route}-{about.id}",
    }
