"""What is left of a letter in the outbox, and for whom?"""

from email.message import EmailMessage

from naryad.access.actor import Actor
from naryad.accounts.letters import INVITATION, TEST
from naryad.letters.models import Letter
from naryad.letters.outbox import find_message
from naryad.letters.visibility import letters_visible_to


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
