"""What is somebody told by one notice, once it has words?"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from naryad.notifications.models import Notice
from naryad.tickets.models import Ticket


@dataclass(frozen=True)
class About:
    """What else than a ticket: under which route and id it lies, and what it is called."""

    route: str
    id: int
    name: str


@dataclass(frozen=True)
class Said:
    """Neither `ticket` nor `about` where the reader does not see it (any more), and then nothing is
    told but that something was. `quote`: of a message or a report; `who`: to employees alone."""

    notice: Notice
    ticket: Ticket | None
    icon: str
    head: str
    quote: str = ""
    who: str = ""
    about: About | None = None

    @property
    def is_new(self) -> bool:
        return self.notice.read_at is None

    @property
    def is_seen(self) -> bool:
        return self.ticket is not None or self.about is not None


def unseen(notice: Notice) -> Said:
    return Said(notice, None, "eye-off", _("About something that you do not see any more"))
