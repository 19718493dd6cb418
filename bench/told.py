"""Does all hold that many clients were told?"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bench.clients import MARK, SHARED, Caller, Client


def find_faults(clients: Sequence[Client]) -> list[str]:
    """What does not hold of what they were told; nothing, as it should be."""
    caller = clients[0].caller
    made = _merge(client.made for client in clients)
    found = Counter((each["description"], each["id"]) for each in _tickets(caller))
    said = _merge(client.said for client in clients)
    heard = Counter(_messages(caller, {ticket for ticket, _message in said.values()}))
    addresses = _merge(client.addresses for client in clients)
    lost = [
        f"ticket {ticket}: another address than the last that was taken"
        for ticket, address in addresses.items()
        if caller.ask("GET", f"tickets/{ticket}", act="check")[1]["address"] != address
    ]
    words = _words(clients, caller)
    caller.hang_up()
    return [
        *(client.fault for client in clients if client.fault),
        *_compare("tickets", found, Counter(made.items())),
        *_compare("messages", heard, Counter((text, *ids) for text, ids in said.items())),
        *lost,
        *words,
    ]


def _compare(name: str, found: Counter[Any], told: Counter[Any]) -> list[str]:
    lost, more = told - found, found - told
    return [f"{name}: {len(lost)} lost, {len(more)} that nobody was told of"] * bool(lost or more)


def _words(clients: Sequence[Client], caller: Caller) -> list[str]:
    item = caller.ask("GET", f"tickets/{clients[0].shared}", act="check")[1]
    found = Counter(item["description"].removeprefix(SHARED).split())
    told = Counter(word for client in clients for word in client.added)
    lost = told - found
    more = found - told - Counter(word for client in clients for word in client.doubtful)
    return [f"words of all: {len(lost)} lost, {len(more)} too many"] * bool(lost or more)


def _tickets(caller: Caller) -> Iterator[Mapping[str, Any]]:
    """The newest first, until they are older than the clients."""
    asked = "tickets?limit=200&fields=id,description"
    path, was_ours = asked, True
    while path and was_ours:
        page = caller.ask("GET", path, act="check")[1]
        ours = [each for each in page["items"] if each["description"].startswith(f"{MARK} ")]
        yield from ours
        was_ours = bool(ours)
        path = f"{asked}&cursor={page['next']}" if page["next"] else ""


def _messages(caller: Caller, tickets: Collection[int]) -> Iterator[tuple[str, int, int]]:
    for ticket in tickets:
        asked = f"tickets/{ticket}/messages?limit=200"
        path = asked
        while path:
            page = caller.ask("GET", path, act="check")[1]
            yield from ((each["text"], ticket, each["id"]) for each in page["items"])
            path = f"{asked}&cursor={page['next']}" if page["next"] else ""


def _merge(parts: Iterable[Mapping[Any, Any]]) -> dict[Any, Any]:
    return {key: value for part in parts for key, value in part.items()}
