"""Through which mail server do letters leave?"""

from dataclasses import dataclass
from email.utils import parseaddr
from urllib.parse import parse_qsl, unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext_noop

_LOOPBACK = {"localhost", "127.0.0.1", "::1"}
_PORTS = {"smtp": 587, "smtps": 465}


class BadMailUrl(ValueError):
    """The message is one sentence for whoever sets NARYAD_EMAIL_URL: English in the terminal, the
    reader's language on a page."""


@dataclass(frozen=True)
class MailServer:
    """`tls` is "whole" (smtps), "start" (STARTTLS, and nothing without it) or "off"."""

    host: str
    port: int
    user: str
    password: str
    tls: str
    sender: str

    def __repr__(self) -> str:
        """Without the password, for logs and pages."""
        return f"{self.host}:{self.port}"


def find_mail_server() -> MailServer | None:
    """None in a trial without one: letters are kept in the outbox then."""
    return parse_mail_url(settings.EMAIL_URL) if settings.EMAIL_URL else None


def is_near(server: MailServer) -> bool:
    """On this very machine, so that nobody stands between."""
    return server.host in _LOOPBACK


def parse_mail_url(url: str) -> MailServer:
    """smtp://user:password@host:587?from=service@example.com, or smtps:// for TLS from the start.

    `tls=off` gives up encryption; a server on this very machine may do without.
    """
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    if parts.scheme not in _PORTS or not parts.hostname:
        raise BadMailUrl(
            gettext_noop("NARYAD_EMAIL_URL must look like smtp://user:password@host:587.")
        )
    user = unquote(parts.username or "")
    return MailServer(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=user,
        password=unquote(parts.password or ""),
        tls=_tls(parts.scheme, parts.hostname, query.get("tls", "")),
        sender=_sender(query.get("from", ""), user),
    )


def _tls(scheme: str, host: str, asked: str) -> str:
    if scheme == "smtps":
        return "whole"
    if asked not in {"", "off", "start"}:
        raise BadMailUrl(gettext_noop("NARYAD_EMAIL_URL: tls is start or off."))
    return asked or ("off" if host in _LOOPBACK else "start")


def _sender(asked: str, user: str) -> str:
    """The address in From: the one asked for, the account's own, else one of our host."""
    sender = asked or (user if "@" in user else f"naryad@{urlsplit(settings.BASE_URL).hostname}")
    if parseaddr(sender)[1] != sender:
        raise BadMailUrl(gettext_noop("NARYAD_EMAIL_URL: from is a bare address."))
    return sender
