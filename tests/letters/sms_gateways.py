"""Which SMS gateways does a text message meet in the tests?

They speak the protocol of SMSEagle, a gateway that stands in one's own house, so that apprise can
be led to this machine without anything in between being replaced.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from naryad.letters.sms_gateway import NUMBER

TAKEN = {"result": [{"message_id": "1", "status": "ok"}]}


class Telephone:
    """A gateway that takes everything. `status` and `answer` say what it replies instead; one that
    `dies` takes the message and closes the line; one that halts waits for `go`."""

    def __init__(self, *, status: int = 200, answer: object = None, dies: bool = False) -> None:
        self.messages: list[tuple[str, str]] = []
        self.status, self.answer, self.dies = status, answer or TAKEN, dies
        self.halts = False
        self.halted = threading.Event()
        self.go = threading.Event()

    def take(self, call: dict[str, dict[str, str]]) -> object:
        said = call["params"]
        self.messages.append((said["to"], said["message"]))
        if self.halts:
            self.halted.set()
            assert self.go.wait(timeout=60)
        return self.answer


@contextmanager
def sms_gateway(telephone: Telephone) -> Iterator[str]:
    """The URL for NARYAD_SMS_URL, as long as the gateway runs."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = json.dumps(telephone.take(call)).encode()
            if telephone.dies:
                self.close_connection = True
                return
            self.send_response(telephone.status)
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            """The tests' own output stays readable."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"smseagle://token@127.0.0.1:{server.server_port}/{NUMBER}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
