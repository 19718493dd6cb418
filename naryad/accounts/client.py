"""From which address and device does a request come?"""

import ipaddress
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest

UNKNOWN = "0.0.0.0"  # noqa: S104 - names nobody; nothing listens on it
DEVICE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Browser:
    """In which something is done to a login. At an organization's own host its owner gets the
    letter about it from that organization."""

    address: str = ""
    device: str = ""
    host: str = ""


def client_address(request: HttpRequest) -> str:
    """The peer's own, or what trusted proxies say; a header of anybody else counts for nothing.

    Proxies append, so the last hop that is not one of ours is the one nobody could make up.
    """
    hops = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    chain = [*hops, request.META.get("REMOTE_ADDR", "")]
    known = UNKNOWN
    for hop in reversed(chain):
        address = _parse(hop)
        if address is None:
            break
        known = str(address)
        if not _is_trusted(address):
            break
    return known


def client_device(request: HttpRequest) -> str:
    """What the browser calls itself, without characters that could forge a line of a log."""
    said = request.META.get("HTTP_USER_AGENT", "")
    return "".join(letter for letter in said if letter.isprintable())[:DEVICE_LENGTH]


Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _parse(hop: str) -> Address | None:
    try:
        address = ipaddress.ip_address(hop.strip())
    except ValueError:
        return None
    # The same machine must not count twice by writing its address in the other family.
    return getattr(address, "ipv4_mapped", None) or address


def _is_trusted(address: Address) -> bool:
    return any(address in network for network in _trusted(settings.TRUSTED_PROXIES))


@lru_cache(maxsize=8)
def _trusted(proxies: tuple[str, ...]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(proxy, strict=False) for proxy in proxies)
