"""How does the program ask a server elsewhere, without being sent where it must not go?

Addresses come from people (an issuer, a webhook), so this is the one way out of the program
over HTTP: the name is resolved once, every address behind it is judged, and the connection goes to
an address that was judged. Nothing is followed, and nobody can make us wait or fill our memory.
"""

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlencode

import orjson
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal
from naryad.core.reachable import Target, find_addresses, read_target

SECONDS = 5.0
MOST_BYTES = 65_536
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "Naryad"}
_TROUBLE = (OSError, ValueError, http.client.HTTPException)


class NoAnswer(Refusal):
    message = _("%(host)s does not answer: %(why)s.")


class BadCertificate(Refusal):
    message = _("%(host)s cannot prove who it is: its certificate is not trusted (%(why)s).")


class AnswerTooLong(Refusal):
    message = _("%(host)s answers with more than 64 kB, which is not read.")


class AnswersElsewhere(Refusal):
    message = _("%(host)s sends on to %(to)s, which is not followed. Enter that address instead.")


class BadAnswer(Refusal):
    message = _("%(host)s answers with status %(status)s.")


class NotJson(Refusal):
    message = _("%(host)s answers with something that cannot be read.")


@dataclass(frozen=True)
class Answer:
    """Of a server that was reached, whatever its status but a redirect. `retry_after`: when it
    wants to be asked again, in its own words."""

    host: str
    status: int
    body: bytes
    retry_after: str = ""

    def read_object(self) -> dict[str, object]:
        """Of a good answer; raises BadAnswer, NotJson."""
        if self.status != http.HTTPStatus.OK:
            raise BadAnswer(host=self.host, status=self.status)
        try:
            read = orjson.loads(self.body)
        except ValueError:
            raise NotJson(host=self.host) from None
        if not isinstance(read, dict):
            raise NotJson(host=self.host)
        return read


def fetch(url: str, *, headers: Mapping[str, str] | None = None) -> Answer:
    """Refusals of this module and of `reachable`."""
    return _ask("GET", url, body=None, headers=headers or {})


def post_form(
    url: str, fields: Mapping[str, str], *, headers: Mapping[str, str] | None = None
) -> Answer:
    given = {"Content-Type": "application/x-www-form-urlencoded", **(headers or {})}
    return _ask("POST", url, body=urlencode(fields).encode(), headers=given)


def post_bytes(url: str, body: bytes, *, headers: Mapping[str, str]) -> Answer:
    return _ask("POST", url, body=body, headers=headers)


def tell(url: str, body: bytes, *, headers: Mapping[str, str], keeps: int) -> Answer:
    """For whoever wants to be told and has nothing to say: of the answer only so much is read."""
    return _ask("POST", url, body=body, headers=headers, keeps=keeps)


def _ask(
    method: str,
    url: str,
    *,
    body: bytes | None,
    headers: Mapping[str, str],
    keeps: int | None = None,
) -> Answer:
    until = time.monotonic() + SECONDS
    target = read_target(url)
    try:
        with _connect(target, until=until) as connection:
            connection.request(method, target.path, body=body, headers={**_HEADERS, **headers})
            answer = _read(connection.getresponse(), target, keeps=keeps)
    except ssl.SSLCertVerificationError as error:
        raise BadCertificate(host=target.host, why=error.verify_message) from None
    except _TROUBLE as error:
        raise NoAnswer(host=target.host, why=_say(error, until=until)) from None
    if time.monotonic() > until:
        # Cut off in the middle: what was read may be half of it.
        raise NoAnswer(host=target.host, why=_("too slow"))
    return answer


@contextmanager
def _connect(target: Target, *, until: float) -> Iterator[http.client.HTTPConnection]:
    """To one of the judged addresses; it breaks off by itself when time is over."""
    line = [_open_first(find_addresses(target), port=target.port, until=until)]
    # One that trickles would satisfy the time limit of each single read for ever.
    timer = threading.Timer(until - time.monotonic(), _cut, [line])
    timer.daemon = True
    timer.start()
    try:
        if target.is_encrypted:
            _encrypt(line, target, until=until)
        kind = http.client.HTTPSConnection if target.is_encrypted else http.client.HTTPConnection
        connection = kind(target.host, target.port)
        connection.sock = line[0]
        yield connection
    finally:
        timer.cancel()
        line[0].close()


def _encrypt(line: list[socket.socket], target: Target, *, until: float) -> None:
    """The greeting is part of the time: it begins only once whoever cuts knows the new line, and
    not where the old one, which is dead by then, has just been cut in vain."""
    wrapped = ssl.create_default_context().wrap_socket(
        line[0], server_hostname=target.host, do_handshake_on_connect=False
    )
    line[0] = wrapped
    if time.monotonic() >= until:
        raise TimeoutError
    wrapped.do_handshake()


def _cut(line: list[socket.socket]) -> None:
    # Not the method of an encrypted socket, which another thread is just reading from.
    with suppress(OSError):
        socket.socket.shutdown(line[0], socket.SHUT_RDWR)


def _open_first(addresses: list[str], *, port: int, until: float) -> socket.socket:
    """The first that takes the call: a name may have addresses that this machine has no way to."""
    trouble: OSError = TimeoutError()
    for address in addresses:
        left = until - time.monotonic()
        if left <= 0:
            break
        try:
            return socket.create_connection((address, port), timeout=left)
        except OSError as error:
            trouble = error
    raise trouble


def _read(response: http.client.HTTPResponse, target: Target, *, keeps: int | None) -> Answer:
    if 300 <= response.status < 400:
        raise AnswersElsewhere(host=target.host, to=(response.headers["Location"] or "?")[:200])
    if keeps is not None:
        return Answer(target.host, response.status, response.read(keeps))
    body = response.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise AnswerTooLong(host=target.host)
    return Answer(target.host, response.status, body, response.headers["Retry-After"] or "")


def _say(error: Exception, *, until: float) -> object:
    if isinstance(error, TimeoutError) or time.monotonic() > until:
        return _("too slow")
    if isinstance(error, ConnectionRefusedError):
        return _("nobody listens there")
    return _("the connection broke off")
