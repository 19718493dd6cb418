"""Do long headers in Cyrillic arrive as they were written?"""

import random
from email import message_from_bytes
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import compat32

from naryad.letters.folding import KeepingPolicy

WORDS = (
    "Заявка на лифт второго корпуса улица Ленина дом 15, «сообщение» от заказчика No. T-12 (новое)"
)


def _send(said: str) -> tuple[str, str]:
    message = EmailMessage(policy=KeepingPolicy(linesep="\r\n", cte_type="7bit"))
    message["Subject"] = said
    message["From"] = Address(said, addr_spec="service@example.com")
    arrived = message_from_bytes(message.as_bytes(), policy=compat32)
    subject, sender = (str(make_header(decode_header(arrived[each]))) for each in message)
    return subject, sender


def test_no_space_is_lost_between_words() -> None:
    rng = random.Random(5)
    words = WORDS.split()
    for _each in range(300):
        said = "Новое: " + " ".join(rng.choices(words, k=rng.randint(2, 20)))
        assert _send(said) == (said, f"{said} <service@example.com>")


def test_words_in_latin_letters_stay_readable_on_the_way() -> None:
    message = EmailMessage(policy=KeepingPolicy(linesep="\r\n", cte_type="7bit"))
    message["Subject"] = "Ticket 1204"
    message["From"] = Address("Service, Ltd.", addr_spec="service@example.com")
    written = message.as_bytes()
    assert b"Subject: Ticket 1204\r\n" in written
    assert b'From: "Service, Ltd." <service@example.com>\r\n' in written
