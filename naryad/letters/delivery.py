"""How does a letter leave the program, at least once, whatever dies on the way?

Three steps, each in a transaction of its own: marked *sending*; handed over, outside of any
transaction; marked with the answer. A letter that is found in *sending* after its lease has lost
its sender between the steps: it goes again and says "possibly sent twice".
"""

from datetime import datetime

from django.db import connection
from django.utils import translation

from naryad.letters import actions, outbox, sms, smtp
from naryad.letters.answer import Answer, Reply
from naryad.letters.kinds import Content, ShortText, kind_of
from naryad.letters.mail_server import MailServer, find_mail_server
from naryad.letters.models import Letter
from naryad.letters.sms_gateway import SmsGateway, can_send_sms, find_sms_gateway
from naryad.letters.writing import write_message, write_short_message

OUTBOX_SENDER = "naryad@localhost"
KEPT = Answer(Reply.ACCEPTED, "kept in the outbox")
NO_GATEWAY = Answer(Reply.LATER, "NARYAD_SMS_URL is not set")


def deliver(letter_id: int, *, at: datetime) -> None:
    """Nothing happens where the letter is not due or another worker has it. Can run twice."""
    assert not connection.in_atomic_block, "A letter would leave before its transaction ends."
    server, gateway = find_mail_server(), find_sms_gateway()
    letter = actions.take_letter(letter_id, at=at)
    if letter is None:
        return
    with translation.override(letter.language):
        content = kind_of(letter).compose(letter, at)
    if content is None:
        actions.cancel_letter(letter, at=at)
        return
    if isinstance(content, ShortText):
        letter.title = content.subject
        answer = _send_text(letter, content, gateway=gateway)
    else:
        letter.title = content.kept or content.subject
        answer = _send_mail(letter, content, server=server)
    actions.settle_letter(letter, answer=answer, at=at)


def _send_mail(letter: Letter, content: Content, *, server: MailServer | None) -> Answer:
    message = write_message(letter, content, sender=server.sender if server else OUTBOX_SENDER)
    if server is None:
        outbox.keep_message(letter, message)
        return KEPT
    return smtp.hand_over(message, server=server, sender=server.sender, to=letter.to)


def _send_text(letter: Letter, content: ShortText, *, gateway: SmsGateway | None) -> Answer:
    if gateway is not None:
        return sms.hand_over(content.text, gateway=gateway, to=letter.to)
    if not can_send_sms():
        return NO_GATEWAY
    outbox.keep_message(letter, write_short_message(letter, content))
    return KEPT
