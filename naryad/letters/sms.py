"""What does the gateway say to a text message?"""

import logging
import re
from functools import cache
from importlib import import_module
from typing import Any

from naryad.letters.answer import Answer, Reply, in_one_line
from naryad.letters.sms_gateway import PLUG_INS, SmsGateway

_STATUS = re.compile(r"error=(\d{3})\b")
# The gateway's "no" to the number or the text. Everything else (the account, money, limits, their
# own trouble) is somebody's setting or passes, so it is tried again.
_FINAL = {400, 406, 410, 413, 414, 415, 422}
_CONNECTION = "Socket Exception:"
_DETAILS = "Details:"
# Before a byte of the message has left.
_NOT_REACHED = re.compile(r"new connection|ConnectTimeout|resolve|refused|Invalid URL", re.I)
_ADDRESS = re.compile(r"with url: \S+|https?://\S+")
_SHORTEST_KEY = 5
_TELLING = re.compile(r"\S*[\d/]\S*")


def hand_over(text: str, *, gateway: SmsGateway, to: str) -> Answer:
    """One message to one number, in one call."""
    service, heard = _open(gateway, to), _Listener()
    if service is None:
        return Answer(Reply.LATER, "the gateway's URL has the wrong shape")
    service.logger = heard.logger
    try:
        is_taken = service.notify(body=text)
    except Exception as error:
        return Answer(Reply.LATER, in_one_line(type(error).__name__), is_maybe_taken=True)
    if is_taken:
        return Answer(Reply.ACCEPTED, f"{gateway.scheme}: accepted")
    return _understand(heard.lines, text, gateway=gateway)


def is_understood(gateway: SmsGateway) -> bool:
    """Can a message be addressed with this URL? Nothing is sent."""
    return _open(gateway, "+79160000000") is not None


def _open(gateway: SmsGateway, to: str) -> Any:
    """The gateway's plug-in with one recipient; None where the URL is not one of its shapes."""
    plug_in, url = _load(gateway.scheme), gateway.url_to(to)
    try:
        service = plug_in(**plug_in.parse_url(url))
    except Exception:
        return None
    return service if len(service) == 1 else None


@cache
def _load(scheme: str) -> Any:
    """Takes half a second and forty megabytes, so only the first message pays for it."""
    module, name = PLUG_INS[scheme].split(".")
    plug_in = getattr(import_module(f"apprise.plugins.{module}"), name)
    # Else it writes each URL that it does not like, with its password, into the log.
    logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
    return plug_in


class _Listener(logging.Handler):
    """Apprise answers yes or no and tells its log why; each message has a log of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.logger = logging.Logger("gateway", logging.DEBUG)
        self.logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        said = record.getMessage()
        if record.levelno >= logging.WARNING or _CONNECTION in said or _DETAILS in said:
            self.lines.append(said)


def _understand(lines: list[str], text: str, *, gateway: SmsGateway) -> Answer:
    words = _without_secrets(" ".join(lines), text, gateway=gateway) or "no answer"
    broken = [line for line in lines if _CONNECTION in line]
    if broken:
        is_maybe_taken = not _NOT_REACHED.search(broken[0])
        return Answer(Reply.LATER, words, is_maybe_taken=is_maybe_taken)
    status = _STATUS.search(" ".join(lines))
    is_final = status is not None and int(status[1]) in _FINAL
    return Answer(Reply.REFUSED if is_final else Reply.LATER, words)


def _without_secrets(said: str, text: str, *, gateway: SmsGateway) -> str:
    """Some gateways repeat the message, whose link or code no table may hold, or the account's
    key, which is the operator's alone; a connection's error names the whole address."""
    said = _ADDRESS.sub("", said)
    for secret in (*_TELLING.findall(text), *gateway.secrets(at_least=_SHORTEST_KEY)):
        said = said.replace(secret, "…")
    return in_one_line(said)
