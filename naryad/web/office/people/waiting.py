"""When does an open card look again whether the invitation has left?"""

from dataclasses import dataclass

from django.http import QueryDict

from naryad.accounts.queries import InvitationView, Invited

# Two seconds, four, eight, then once a minute for about twenty; after that a reload tells.
_FIRST, _LONGEST, _MOST = 2, 60, 25


@dataclass(frozen=True)
class NextLook:
    """`seen`: how it stood, so that only what is new is shown."""

    number: int
    seen: str

    @property
    def seconds(self) -> int:
        return min(_FIRST << (self.number - 1), _LONGEST)


def plan_look(invitation: InvitationView, *, asked: QueryDict) -> NextLook | None:
    """None: nothing is on its way, or it takes too long to be waited for."""
    number = _number(asked) + 1
    if invitation.state != Invited.SENDING or number > _MOST:
        return None
    return NextLook(number, _standing(invitation))


def is_news(invitation: InvitationView, *, asked: QueryDict) -> bool:
    return asked.get("seen") != _standing(invitation)


def _number(asked: QueryDict) -> int:
    given = asked.get("look", "")
    return int(given) if given.isdecimal() and len(given) < 4 else 0


def _standing(invitation: InvitationView) -> str:
    return "delayed" if invitation.is_delayed else invitation.state.lower()
