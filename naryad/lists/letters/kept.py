"""Which letters stand on one page of the outbox, and how did they fare?"""

from collections.abc import Mapping
from dataclasses import dataclass
from email.message import EmailMessage

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.accounts.letters import INVITATION, TEST
from naryad.core.cursors import Cursor
from naryad.letters.models import Channel, Letter, LetterState
from naryad.letters.outbox import find_message
from naryad.letters.visibility import letters_visible_to
from naryad.lists.paging import ListPage, take_page

ON_THE_WAY = "on-the-way"
_FEWEST_DIGITS = 3
_STATES: dict[str, Q] = {
    ON_THE_WAY: Q(state__in=(LetterState.WAITING, LetterState.SENDING)),
    "accepted": Q(state=LetterState.ACCEPTED),
    "refused": Q(state=LetterState.REFUSED),
    "cancelled": Q(state=LetterState.CANCELLED),
    "doubled": Q(is_possibly_doubled=True),
}


@dataclass(frozen=True, slots=True)
class LetterConditions:
    """`q` is a part of the recipient's address or number."""

    q: str = ""
    state: str = ""

    def query(self, **other: object) -> dict[str, object]:
        return {"q": self.q, "state": self.state, **other}


def read_conditions(given: Mapping[str, str]) -> LetterConditions:
    """What makes no sense is left out: a list never breaks on its address."""
    state = given.get("state", "")
    return LetterConditions(
        q="".join(given.get("q", "").replace("\x00", "").lower().split())[:254],
        state=state if state in _STATES else "",
    )


def matching_letters(conditions: LetterConditions, *, actor: Actor) -> QuerySet[Letter]:
    letters = letters_visible_to(actor)
    if conditions.state:
        letters = letters.filter(_STATES[conditions.state])
    return letters.filter(_is_to(conditions.q)) if conditions.q else letters


def _is_to(typed: str) -> Q:
    """Numbers are found however they are written: 8 (916) 555 finds +7916555."""
    digits = "".join(letter for letter in typed if letter.isdecimal())
    is_to = Q(to__icontains=typed)
    if len(digits) < _FEWEST_DIGITS:
        return is_to
    return is_to | Q(channel=Channel.SMS, to__contains=digits.removeprefix("8"))


def page_of_letters(
    conditions: LetterConditions, *, actor: Actor, cursor: Cursor | None, size: int
) -> ListPage[Letter]:
    """Newest first."""
    letters = matching_letters(conditions, actor=actor).select_related("person")
    return take_page(letters, order="created_at", cursor=cursor, size=size, newest_first=True)


def last_test_letter(actor: Actor, *, kind: str = TEST) -> Letter | None:
    """The one that this person sent last; text messages are of the kind TEST_SMS."""
    if actor.person_id is None:
        return None
    own = letters_visible_to(actor).filter(kind=kind, person_id=actor.person_id)
    return own.order_by("-created_at", "-pk").first()


def kept_message(letter: Letter, *, actor: Actor) -> EmailMessage | None:
    """What stands in a letter of the outbox. Its links open accounts of any rank, so only
    administrators read it, and with their own eyes."""
    if not actor.is_administrator or actor.viewed_by is not None:
        return None
    return find_message(letter)


def is_invitation(letter: Letter) -> bool:
    return letter.kind == INVITATION
