"""What does the mail server say to a letter?"""

import re
import smtplib
import ssl
from contextlib import suppress
from email.message import EmailMessage

from naryad.letters.addresses import ascii_address
from naryad.letters.answer import Answer, Reply, in_one_line
from naryad.letters.mail_server import MailServer

# Every step has a limit, so that a talk ends before the lease of its letter (letters.delivery).
STEP_SECONDS = 15
LAST_STEP_SECONDS = 60
_DOT_AT_LINE_START = re.compile(rb"(?m)^\.")


class _Said(Exception):
    def __init__(self, reply: Reply, code: int, words: bytes):
        self.answer = Answer(reply, _tell(code, words))
        super().__init__(self.answer.words)


def hand_over(message: EmailMessage, *, server: MailServer, sender: str, to: str) -> Answer:
    """One letter in one talk. A "no" to the recipient or the text is final when it is a 5xx; a
    "no" to us (greeting, sign-in, sender) is somebody's setting and may be put right."""
    is_sent = False
    try:
        talk = _begin(server)
        try:
            _expect(talk.mail(sender), final=False)
            _expect(talk.rcpt(ascii_address(to)), final=True)
            _expect(talk.docmd("DATA"), wanted=354, final=True)
            _wait_at_most(talk, LAST_STEP_SECONDS)
            is_sent = True
            talk.send(_write_body(message))
            return Answer(Reply.ACCEPTED, _expect(talk.getreply(), final=True))
        finally:
            _end(talk)
    except _Said as said:
        return said.answer
    except (smtplib.SMTPResponseException, smtplib.SMTPNotSupportedError) as error:
        return Answer(Reply.LATER, _tell_error(error))
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        return Answer(Reply.LATER, _tell_error(error), is_maybe_taken=is_sent)


def why_no_talk(server: MailServer) -> str:
    """What keeps us from handing over: greeting, TLS or sign-in. Empty when nothing does. No letter
    is sent."""
    try:
        _end(_begin(server))
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        return _tell_error(error)
    return ""


def _begin(server: MailServer) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if server.tls == "whole":
        talk: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=STEP_SECONDS, context=trusted
        )
    else:
        talk = smtplib.SMTP(server.host, server.port, timeout=STEP_SECONDS)
    try:
        if server.tls == "start":
            talk.starttls(context=trusted)
        talk.ehlo_or_helo_if_needed()
        if server.user:
            talk.login(server.user, server.password)
    except BaseException:
        talk.close()
        raise
    return talk


def _expect(said: tuple[int, bytes], *, final: bool, wanted: int = 250) -> str:
    code, words = said
    if code == wanted or (wanted == 250 and code == 251):
        return _tell(code, words)
    raise _Said(Reply.REFUSED if final and 500 <= code < 600 else Reply.LATER, code, words)


def _end(talk: smtplib.SMTP) -> None:
    """Politely, but without waiting: the answer is known, and should be kept at once."""
    with suppress(smtplib.SMTPException, OSError):
        talk.putcmd("quit")
    talk.close()


def _wait_at_most(talk: smtplib.SMTP, seconds: int) -> None:
    if talk.sock is not None:
        talk.sock.settimeout(seconds)


def _write_body(message: EmailMessage) -> bytes:
    # Lines end as SMTP wants it, whoever built the message: a bare line feed could hide a dot.
    body = message.as_bytes(policy=message.policy.clone(linesep="\r\n"))
    if not body.endswith(b"\r\n"):
        body += b"\r\n"
    return _DOT_AT_LINE_START.sub(b"..", body) + b".\r\n"


def _tell(code: int, words: bytes) -> str:
    return in_one_line(f"{code} {words.decode(errors='replace')}")


def _tell_error(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return _tell(error.smtp_code, said if isinstance(said, bytes) else said.encode())
    return in_one_line(str(error) or type(error).__name__)
