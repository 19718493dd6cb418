"""How is a state of the invitation asked for in a list?"""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.accounts.queries import INVITED_NAMES


class Asked(StrEnum):
    """One state, or everybody who cannot sign in yet."""

    NOT_ACTIVATED = "not-activated"
    ACTIVATED = "activated"
    NOT_SENT = "not-sent"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    OPENED = "opened"
    EXPIRED = "expired"
    REPLACED = "replaced"
    NO_ADDRESS = "no-address"


ASKED_NAMES: dict[str, str | Promise] = {
    Asked.NOT_ACTIVATED.value: _("Not activated"),
    **{Asked[state.name].value: name for state, name in INVITED_NAMES.items()},
}
