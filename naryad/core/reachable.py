"""Which servers may the program call, and under which addresses?"""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import Refusal
from naryad.core.private_servers import PORTS, Address, PrivateServer, is_never_called

_LONGEST = 2_000
# All that is given to servers of the new world lies in here, and not the oldest ways through it.
_GIVEN = ipaddress.IPv6Network("2000::/3")
# Addresses of the old world inside the new one; who writes them that way has something to hide.
_TUNNELS = tuple(
    map(ipaddress.IPv6Network, ("64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16"))
)
_ISATAP = (0x0000_5EFE, 0x0200_5EFE)


class BadAddress(Refusal):
    status = 422
    message = _("Write the whole address, as in https://id.example.com.")


class NotEncrypted(Refusal):
    status = 422
    message = _("Only addresses that begin with https:// are called.")


class NoSuchHost(Refusal):
    message = _("There is no server named %(host)s.")


class ForbiddenAddress(Refusal):
    message = _(
        "%(host)s lies in a private network or on this machine. The program calls only servers "
        "that the whole Internet can see, and those that whoever runs it has named."
    )


@dataclass(frozen=True)
class Target:
    host: str
    port: int
    path: str
    is_encrypted: bool
    is_for_all: bool  # whoever on the Internet has this address may be called
    named: tuple[PrivateServer, ...]  # by whoever runs the program


def read_target(url: str) -> Target:
    """Raises BadAddress, NotEncrypted. Of a trial the own machine is reached as one likes, and a
    server that whoever runs the program has named as they have named it."""
    if len(url) > _LONGEST or not url.isascii() or not url.isprintable() or " " in url:
        raise BadAddress
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise BadAddress from None
    if parts.scheme not in ("http", "https") or not host or parts.username is not None:
        raise BadAddress
    called_at = port or PORTS[parts.scheme]
    named = tuple(
        each
        for each in settings.PRIVATE_SERVERS
        if each.may_stand_for(parts.scheme, host, called_at)
    )
    is_own, is_encrypted = is_own_trial(host), parts.scheme == "https"
    if not is_encrypted and not is_own and not named:
        raise NotEncrypted
    is_for_all = is_own or (is_encrypted and called_at == PORTS["https"])
    if not is_for_all and not named:
        raise BadAddress
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    return Target(host, called_at, path, is_encrypted, is_for_all, named)


def is_own_trial(host: str) -> bool:
    """This very machine, which a trial may call as it likes."""
    return _is_trial() and _is_this_machine(host)


def find_addresses(target: Target) -> list[str]:
    """Asked of the name service once; the caller connects to these and to nothing else. One bad
    address among them is enough. Raises NoSuchHost, ForbiddenAddress."""
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NoSuchHost(host=target.host) from None
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    if not addresses or not all(_is_permitted(each, target) for each in addresses):
        raise ForbiddenAddress(host=target.host)
    return addresses


def _is_permitted(written: str, target: Target) -> bool:
    address: Address = ipaddress.ip_address(written.partition("%")[0])
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    if is_never_called(address):
        return False
    if any(each.has(address) for each in target.named):
        return True
    return target.is_for_all and _is_public(address)


def _is_public(address: Address) -> bool:
    if _is_trial() and address.is_loopback:
        return True
    if isinstance(address, ipaddress.IPv6Address) and not _is_plain(address):
        return False
    return address.is_global and not address.is_multicast


def _is_plain(address: ipaddress.IPv6Address) -> bool:
    """No address of the old world stands in it."""
    is_tunnel = any(address in each for each in _TUNNELS)
    is_inside = int(address) >> 32 & 0xFFFF_FFFF in _ISATAP
    return address in _GIVEN and not is_tunnel and not is_inside


def _is_trial() -> bool:
    return not settings.ENVIRONMENT.is_production


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
