"""Which mail servers does a letter meet in the tests?"""

import threading
from asyncio import Transport
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session, syntax

from tests.program import free_port

ACCEPTED = "250 queued as 1A2B"


class Mailbox:
    """A server that takes everything. `answers` says what it replies at a stage instead; at the
    stage `halt` it keeps the other side waiting until `go` is set."""

    def __init__(self, *, answers: dict[str, str] | None = None, halt: str = "") -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[str] = []
        self.answers = answers or {}
        self.halt = halt
        self.halted = threading.Event()
        self.go = threading.Event()

    async def handle_MAIL(  # noqa: N802 - aiosmtpd names it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self._wait("MAIL")
        envelope.mail_from = address
        return self.answers.get("MAIL", "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self._wait("RCPT")
        if "RCPT" not in self.answers:
            envelope.rcpt_tos.append(address)
        return self.answers.get("RCPT", "250 OK")

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if "DATA" in self.answers:
            return self.answers["DATA"]
        assert isinstance(envelope.content, bytes)
        self.messages.append(message_from_bytes(envelope.content, policy=default))
        self.recipients += envelope.rcpt_tos
        self._wait("DATA")
        return ACCEPTED

    def _wait(self, stage: str) -> None:
        # Stops the whole server, which has one client in these tests.
        if stage == self.halt:
            self.halted.set()
            assert self.go.wait(timeout=60)


class DyingMailbox(Mailbox):
    """Takes the letter and dies before it says so."""

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        await super().handle_DATA(server, session, envelope)
        assert isinstance(server.transport, Transport)
        server.transport.abort()
        return ACCEPTED


class _DiesInBody(SMTP):
    """Asks for the text and dies while it comes."""

    @syntax("DATA")
    async def smtp_DATA(self, arg: str) -> None:  # noqa: N802
        await self.push("354 go on")
        assert isinstance(self.transport, Transport)
        self.transport.abort()


class _Controller(Controller):
    smtp_class: type[SMTP] = SMTP

    def factory(self) -> SMTP:
        return self.smtp_class(self.handler, **self.SMTP_kwargs)


@contextmanager
def mail_server(mailbox: Any, *, dies_in_body: bool = False) -> Iterator[str]:
    """The URL for NARYAD_EMAIL_URL."""
    port = free_port()
    controller = _Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.smtp_class = _DiesInBody if dies_in_body else SMTP
    controller.start()
    try:
        yield f"smtp://127.0.0.1:{port}?from=service@naryad.example"
    finally:
        if isinstance(mailbox, Mailbox):
            mailbox.go.set()
        controller.stop()
