"""How does a long header in Cyrillic keep its spaces?

Python's own folding loses, now and then, the space between two encoded words: a subject came out
as "улицаЛенина". Here the older `email.header` does it, which keeps them.
"""

from email.header import Header
from email.headerregistry import Address
from email.policy import EmailPolicy
from typing import Any


class KeepingPolicy(EmailPolicy):
    """As the policy of letters over SMTP, except for that."""

    def fold(self, name: str, value: Any) -> str:
        if value.isascii():
            return str(super().fold(name, value))
        return f"{name}: {_encode(name, value, self.linesep)}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")


def _encode(name: str, value: Any, linesep: str) -> str:
    addresses = getattr(value, "addresses", None)
    if addresses is None:
        return Header(value, "utf-8", header_name=name).encode(linesep=linesep)
    return f",{linesep} ".join(_encode_address(name, each, linesep) for each in addresses)


def _encode_address(name: str, address: Address, linesep: str) -> str:
    said = Header(address.display_name, "utf-8", header_name=name).encode(linesep=linesep)
    return f"{said}{linesep} <{address.addr_spec}>"
