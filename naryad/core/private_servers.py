"""Which servers of the own network may the program call? Whoever runs it says so, nobody else."""

import ipaddress
from dataclasses import dataclass
from urllib.parse import urlsplit

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network

PORTS = {"https": 443, "http": 80}
# A slip of the pen must not open the world.
_WIDEST = {4: 8, 6: 32}
# What tells a machine of a cloud its own secrets; and neighbors of one wire, who are nobody.
_NEVER = tuple(
    map(
        ipaddress.ip_network,
        (
            "169.254.0.0/16",
            "100.100.100.200/32",
            "192.0.0.192/32",
            "168.63.129.16/32",
            "fd00:ec2::254/128",
            "fe80::/10",
        ),
    )
)


@dataclass(frozen=True)
class PrivateServer:
    """A host by its name, or all addresses of a network; under one scheme and port."""

    scheme: str
    port: int
    host: str
    network: Network | None

    def may_stand_for(self, scheme: str, host: str, port: int) -> bool:
        """Of a network the address decides, which a name has only when it is asked for."""
        is_meant = self.network is not None or self.host == host
        return is_meant and (self.scheme, self.port) == (scheme, port)

    def has(self, address: Address) -> bool:
        """A name never leads to this machine: nobody who writes names decides that."""
        return not address.is_loopback if self.network is None else address in self.network


def is_never_called(address: Address) -> bool:
    """Whoever names it."""
    is_nobody = address.is_multicast or address.is_unspecified
    return is_nobody or any(address in each for each in _NEVER)


def read_private_servers(text: str) -> tuple[PrivateServer, ...]:
    """As in `https://erp.lan http://10.0.5.7:8080 10.0.8.0/24`. ValueError holds the bad one."""
    return tuple(_read(each) for each in text.replace(",", " ").split())


def _read(written: str) -> PrivateServer:
    try:
        parts = urlsplit(written if "://" in written else f"https://{written}")
        scheme, host = parts.scheme, parts.hostname or ""
        port = parts.port or PORTS[scheme]
        network = _network(host, parts.path.strip("/"))
    except (ValueError, KeyError):
        raise ValueError(written) from None
    is_whole = host and not (parts.username or parts.query or parts.fragment)
    if not is_whole or (network is not None and network.prefixlen < _WIDEST[network.version]):
        raise ValueError(written)
    return PrivateServer(scheme, port, host, network)


def _network(host: str, bits: str) -> Network | None:
    """None: it is a name."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        if bits or not host.isascii() or set(host) & set("*%_"):
            raise
        return None
    return ipaddress.ip_network(f"{host}/{bits}" if bits else host)
