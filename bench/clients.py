"""What do many programs at once read and write, and what are they told?

Each keeps what was acknowledged; afterwards the API is asked for it (told.py). One that is patient
asks again when a line breaks or the program is away (503): with the same key, so that nothing is
done twice.
"""

import http.client
import json
import random
import threading
import time
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

BASE = "/api/v1/"
PAUSE, PATIENCE, ANSWER = 0.2, 120.0, 60.0
# How often each is done, by weight: two of three only read.
ACTS = {"list": 6, "card": 6, "search": 4, "create": 3, "write": 3, "edit": 2, "share": 1}
# Those of an earlier run in the same data are nobody's.
MARK, SHARED = f"Load {uuid4().hex}", "Words of all:"


class Wrong(Exception):
    """An answer that nobody should get."""


@dataclass
class Caller:
    """One line to the program. `broken`: how often no answer came."""

    port: int
    token: str
    is_patient: bool
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    broken: int = 0
    _line: http.client.HTTPConnection | None = None

    def ask(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        act: str,
        key: str = "",
        fit: Collection[int] = (200,),
    ) -> tuple[int, Any]:
        until = time.monotonic() + PATIENCE
        while True:
            begun = time.perf_counter()
            status, said = self._send(method, path, body, key)
            if status in fit:
                self.times[act].append(time.perf_counter() - begun)
                return status, json.loads(said) if said else None
            is_away = status in (0, 503)
            if not (is_away and self.is_patient) or time.monotonic() > until:
                raise Wrong(f"{method} {path}: {status} {said.decode()[:500]}")
            self.broken += 1
            time.sleep(PAUSE)

    def _send(self, method: str, path: str, body: Any, key: str) -> tuple[int, bytes]:
        """Status 0: nobody answers."""
        headers = {"Authorization": f"Bearer {self.token}", "Host": "localhost"}
        headers |= {"Content-Type": "application/json"} if body is not None else {}
        headers |= {"Idempotency-Key": key} if key else {}
        sent = None if body is None else json.dumps(body)
        try:
            if self._line is None:
                self._line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=ANSWER)
            self._line.request(method, BASE + path, sent, headers)
            answer = self._line.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException) as broken:
            self.hang_up()
            return 0, str(broken).encode()

    def hang_up(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = None


@dataclass
class Client:
    """`made`, `said`: text → id, as it was told; `addresses`: ticket → the last that was taken;
    `added`: words in the ticket of all, `doubtful` those of which the answer was lost."""

    number: int
    caller: Caller
    assets: Sequence[int]
    shared: int
    made: dict[str, int] = field(default_factory=dict)
    said: dict[str, tuple[int, int]] = field(default_factory=dict)
    addresses: dict[int, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    doubtful: list[str] = field(default_factory=list)
    fault: str = ""

    def work(self, until: float) -> None:
        chance = random.Random(self.number)
        try:
            self._create(chance)
            while time.monotonic() < until:
                (act,) = chance.choices(list(ACTS), list(ACTS.values()))
                getattr(self, f"_{act}")(chance)
        except Wrong as wrong:
            self.fault = f"client {self.number}: {wrong}"
        finally:
            self.caller.hang_up()

    def _list(self, chance: random.Random) -> None:
        self.caller.ask("GET", "tickets?limit=20", act="list")

    def _card(self, chance: random.Random) -> None:
        self._read(self._own(chance))

    def _search(self, chance: random.Random) -> None:
        self.caller.ask("GET", f"assets?limit=20&q={chance.randrange(100)}", act="search")

    def _create(self, chance: random.Random) -> None:
        text = f"{MARK} {self.number}-{len(self.made)}-{uuid4().hex}"
        body = {"description": text, "asset": chance.choice(self.assets)}
        self.made[text] = self._post("tickets", body, "create", chance)

    def _write(self, chance: random.Random) -> None:
        ticket, text = self._own(chance), uuid4().hex
        made = self._post(f"tickets/{ticket}/messages", {"text": text}, "write", chance)
        self.said[text] = ticket, made

    def _post(self, path: str, body: Any, act: str, chance: random.Random) -> int:
        """Some are sent twice on purpose, as by a program that has not heard the answer."""
        key = uuid4().hex
        _status, item = self.caller.ask("POST", path, body, act=act, key=key, fit=(201,))
        if chance.random() < 0.1:
            _status, again = self.caller.ask("POST", path, body, act=act, key=key, fit=(201,))
            if again != item:
                raise Wrong(f"Another answer for one key: {item} {again}")
        return int(item["id"])

    def _edit(self, chance: random.Random) -> None:
        ticket, text = self._own(chance), uuid4().hex
        version, broken = self._read(ticket)["version"], self.caller.broken
        body = {"address": text, "version": version}
        status, _item = self.caller.ask(
            "PATCH", f"tickets/{ticket}", body, act="edit", fit=(200, 409)
        )
        # Nobody else changes it: then it was done, and the answer was lost.
        if status == 409 and (
            broken == self.caller.broken or self._read(ticket)["address"] != text
        ):
            raise Wrong(f"Ticket {ticket} was not changed, and nobody else changes it.")
        self.addresses[ticket] = text

    def _share(self, chance: random.Random) -> None:
        """All add a word to one ticket: whoever has seen an older state is told, and adds none."""
        item, broken, word = self._read(self.shared), self.caller.broken, uuid4().hex[:8]
        body = {"description": f"{item['description']} {word}", "version": item["version"]}
        status, _item = self.caller.ask(
            "PATCH", f"tickets/{self.shared}", body, act="share", fit=(200, 409)
        )
        if status == 200:
            self.added.append(word)
        elif broken != self.caller.broken:
            self.doubtful.append(word)

    def _own(self, chance: random.Random) -> int:
        return chance.choice(list(self.made.values()))

    def _read(self, ticket: int) -> Any:
        return self.caller.ask("GET", f"tickets/{ticket}", act="card")[1]


def make_clients(
    port: int, tokens: Sequence[str], *, number: int, assets: Sequence[int], is_patient: bool
) -> list[Client]:
    callers = [Caller(port, tokens[place % len(tokens)], is_patient) for place in range(number)]
    body = {"description": SHARED, "asset": assets[0]}
    _status, shared = callers[0].ask("POST", "tickets", body, act="create", fit=(201,))
    return [
        Client(place, caller, assets, int(shared["id"])) for place, caller in enumerate(callers)
    ]


def start_clients(clients: Sequence[Client], *, seconds: float) -> list[threading.Thread]:
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=client.work, args=[until]) for client in clients]
    for thread in threads:
        thread.start()
    return threads
