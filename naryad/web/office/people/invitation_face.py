"""How does the card tell the story of an invitation?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from naryad.accounts.invitation_story import InvitationStory
from naryad.accounts.queries import InvitationView, Invited
from naryad.web.figures import say_sign_in_name


def tell_invitation(
    story: InvitationStory, now: InvitationView, *, at: datetime
) -> list[dict[str, Any]]:
    """Items of a timeline, the oldest first; the last says how it stands."""
    return list(_steps(story, now, at=at))


def _steps(
    story: InvitationStory, now: InvitationView, *, at: datetime
) -> Iterator[dict[str, Any]]:
    if story.created_at and not story.sent_at:
        yield _step("clock", _("Written"), story.created_at, story.invited_by)
    if story.sent_at:
        yield _step("send", _("Sent"), story.sent_at, say_sign_in_name(story.address))
    if now.state == Invited.REFUSED:
        yield _step("alert-triangle", _("Not delivered"), now.since, story.answer)
    elif now.is_delayed:
        yield _step("alert-triangle", _("Delayed, will be tried again"), None, story.answer)
    if story.opened_at:
        yield _step("mail-opened", _("Opened"), story.opened_at)
    if story.joined_at:
        is_agreed = story.consent_at is not None
        words = _("Password set, consent given") if is_agreed else _("Can sign in")
        yield _step("circle-check", words, story.joined_at)
    elif now.state == Invited.EXPIRED:
        yield _step("clock-x", _("Expired"), story.expires_at, _("Send a new invitation."))
    elif now.state == Invited.REPLACED:
        words = _("The address has changed")
        yield _step("mail-off", words, None, _("Send a new invitation."))
    elif story.expires_at and story.expires_at > at:
        yield _step("hourglass", _("The link works until"), story.expires_at)


def _step(icon: str, text: str, at: datetime | None, note: str = "") -> dict[str, Any]:
    return {"icon": icon, "text": text, "at": at, "note": note, "changes": ()}
