"""What does the team read on a ticket about a report that came without an account?"""

from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _

from naryad.access.actor import Actor
from naryad.core.outcomes import only
from naryad.core.phone_words import say_phone
from naryad.intake.models import Inquiry
from naryad.tickets.actions.write_messages import NewMessage, write_messages
from naryad.tickets.codes import Side


def tell_team(
    inquiry: Inquiry, ticket_id: int, *, has_joined: bool, by: Actor, at: datetime
) -> None:
    """Never the customer: how to reach somebody is theirs who answer."""
    with translation.override(inquiry.organization.language):
        lines = [_("Reported again by a code:") if has_joined else _("Reported by a code.")]
        if has_joined:
            lines.append(inquiry.text or str(inquiry.work_type.name if inquiry.work_type else ""))
        if inquiry.email:
            lines.append(_("E-mail: %(email)s") % {"email": inquiry.email})
        if inquiry.phone:
            lines.append(_("Phone: %(phone)s") % {"phone": say_phone(inquiry.phone)})
    text = "\n".join(filter(None, lines))
    new = NewMessage(ticket_id, Side.TEAM, text, key_of_message(inquiry))
    only(write_messages([new], by=by, at=at))


def key_of_message(inquiry: Inquiry) -> str:
    """By which it is found again when it is to be forgotten who reported."""
    return f"inquiry-{inquiry.pk}"
