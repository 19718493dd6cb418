"""How does a test get a real HTTP server that answers as the story needs?"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Given = tuple[int, Mapping[str, str], bytes]


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass
class LocalServer:
    """`answers` by path; `trickles`: which part of the answer comes a byte at a time."""

    port: int = 0
    answers: dict[str, Given] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    trickles: str = ""
    is_over: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def answer(self, asked: Asked) -> Given:
        return self.answers.get(asked.path, (404, {}, b""))


@contextmanager
def local_server(server: LocalServer | None = None) -> Iterator[LocalServer]:
    server = server or LocalServer()
    running = ThreadingHTTPServer(("127.0.0.1", 0), _handler(server))
    running.daemon_threads = True
    server.port = running.server_address[1]
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.is_over.set()
        running.shutdown()
        running.server_close()
        thread.join()


def _handler(server: LocalServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            asked = Asked(self.command, self.path, dict(self.headers), body)
            server.asked.append(asked)
            if server.trickles:
                self._trickle()
                return
            status, headers, body = server.answer(asked)
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815

        def _trickle(self) -> None:
            if server.trickles == "body":
                self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            try:
                while not server.is_over.wait(0.05):
                    self.wfile.write(b"H")
                    self.wfile.flush()
            except OSError:
                self.close_connection = True

        def log_message(self, *said: Any) -> None:
            """In silence."""

    return Handler
