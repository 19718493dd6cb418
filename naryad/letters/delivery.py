"""How does a letter leave the program, at least once, whatever dies on the way?

Three steps, each in a transaction of its own: marked *sending*; handed over, outside of any
transaction; marked with the answer. A letter that is found in *sending* after its lease has lost
its sender between the steps: it goes again and says "possibly sent twice".
"""

from datetime import datetime

from django.db import connection
from django.utils import translation

from naryad.letters import actions, outbox, smtp
from naryad.letters.kinds import kind_of
from naryad.letters.mail_server import find_mail_server
from naryad.letters.smtp import Answer, Reply
from naryad.letters.writing import write_message

OUTBOX_SENDER = "naryad@localhost"
KEPT = Answer(Reply.ACCEPTED, "kept in the outbox")


def deliver(letter_id: int, *, at: datetime) -> None:
    """Nothing happens where the letter is not due or another worker has it. Can run twice."""
    assert not connection.in_atomic_block, "A letter would leave before its transaction ends."
    server = find_mail_server()
    letter = actions.take_letter(letter_id, at=at)
    if letter is None:
        return
    with translation.override(letter.language):
        content = kind_of(letter).compose(letter, at)
    if content is None:
        actions.cancel_letter(letter, at=at)
        return
    letter.title = content.subject
    message = write_message(letter, content, sender=server.sender if server else OUTBOX_SENDER)
    if server is None:
        outbox.keep_message(letter, message)
        answer = KEPT
    else:
        answer = smtp.hand_over(message, server=server, sender=server.sender, to=letter.to)
    actions.settle_letter(letter, answer=answer, at=at)
