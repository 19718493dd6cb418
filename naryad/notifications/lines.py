"""What has happened to one thing, as the bell tells it in one line?"""

from collections.abc import Sequence
from dataclasses import dataclass

from naryad.notifications.said import About, Said
from naryad.tickets.models import Ticket


@dataclass(frozen=True)
class Line:
    """`said` is never empty: the newest of these notices in front, and no more than are named;
    `count` is of all of them. They are all new, or were read together."""

    said: Sequence[Said]
    count: int

    @property
    def newest(self) -> Said:
        """Of those that the reader sees, where there is one."""
        return next((each for each in self.said if each.is_seen), self.said[0])

    @property
    def ticket(self) -> Ticket | None:
        return self.newest.ticket

    @property
    def about(self) -> About | None:
        """What else it is than a ticket."""
        return self.newest.about

    @property
    def notice_id(self) -> int:
        """Up to which one reads."""
        return self.said[0].notice.pk

    @property
    def heads(self) -> list[str]:
        """Each once."""
        return list(dict.fromkeys(each.head for each in self.said if each.is_seen))

    @property
    def who(self) -> list[str]:
        return list(dict.fromkeys(each.who for each in self.said if each.who))

    @property
    def quote(self) -> str:
        return next((each.quote for each in self.said if each.quote), "")
