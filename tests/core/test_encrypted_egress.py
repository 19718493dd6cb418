"""Is whoever speaks with encryption held to the same time as all others?"""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from naryad.core import egress
from naryad.core.egress import NoAnswer

CALLED, GREETED_AFTER, TALKS_UNTIL = 0.8, 0.5, 8.0


def test_a_greeting_that_ends_too_late_buys_no_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reached late, greeted after the time is over, and then never silent: each read by itself
    would come in time for ever."""
    monkeypatch.setattr(egress, "SECONDS", 1.0)
    _let_calls_take(CALLED, monkeypatch)
    certificate = _make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with _talker(certificate) as port:
        begun = time.monotonic()
        with pytest.raises(NoAnswer) as refused:
            egress.tell(f"https://127.0.0.1:{port}/", b"{}", headers={}, keeps=4_096)
        assert time.monotonic() - begun < TALKS_UNTIL / 2
    assert "too slow" in str(refused.value)


def _let_calls_take(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a network far away does."""
    call = socket.create_connection

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        time.sleep(seconds)
        return call(address, timeout=timeout)

    monkeypatch.setattr(socket, "create_connection", connect)


@contextmanager
def _talker(certificate: Path) -> Iterator[int]:
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        thread = threading.Thread(target=_talk, args=[listening, context], daemon=True)
        thread.start()
        yield listening.getsockname()[1]
    thread.join()


def _talk(listening: socket.socket, context: ssl.SSLContext) -> None:
    plain, _address = listening.accept()
    until = time.monotonic() + TALKS_UNTIL
    time.sleep(GREETED_AFTER)
    with plain, suppress(OSError), context.wrap_socket(plain, server_side=True) as line:
        while time.monotonic() < until:
            line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
            time.sleep(0.05)


def _make_certificate(folder: Path) -> Path:
    """With its key, of this very machine and by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "here")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path = folder / "here.pem"
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return path
