"""What would a phone answer that keeps a passkey?"""

import base64
import hashlib
import json
import os
from dataclasses import dataclass, field
from typing import Any

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2.cose import ES256
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
)

ORIGIN = "http://localhost"
_Flag = AuthenticatorData.FLAG
WITHOUT_FINGER = int(_Flag.UP)
SEEN_AND_VERIFIED = int(_Flag.UP | _Flag.UV)


def text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


@dataclass
class SoftPasskey:
    """`flags`: whether it has asked for a finger; `origin`: on which page it believes to be."""

    flags: int = SEEN_AND_VERIFIED
    origin: str = ORIGIN
    id: bytes = field(default_factory=lambda: os.urandom(16))
    owner: str = ""
    key: ec.EllipticCurvePrivateKey = field(
        default_factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def create(self, options: dict[str, Any]) -> str:
        public = options["publicKey"]
        self.owner = public["user"]["id"]
        known = AttestedCredentialData.create(
            Aaguid(bytes(16)), self.id, ES256.from_cryptography_key(self.key.public_key())
        )
        data = AuthenticatorData.create(
            self._host(public["rp"]["id"]), _Flag(self.flags) | _Flag.AT, 0, known
        )
        made = AttestationObject.create("none", data, {})
        said = {
            "clientDataJSON": text(self._said("webauthn.create", public["challenge"])),
            "attestationObject": text(made),
        }
        return self._answer(said)

    def sign(self, options: dict[str, Any]) -> str:
        public = options["publicKey"]
        said = self._said("webauthn.get", public["challenge"])
        data = AuthenticatorData.create(self._host(public["rpId"]), _Flag(self.flags), 0)
        signed = self.key.sign(data + hashlib.sha256(said).digest(), ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": text(said),
                "authenticatorData": text(data),
                "signature": text(signed),
                "userHandle": self.owner,
            }
        )

    def _said(self, kind: str, challenge: str) -> bytes:
        said = {"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": False}
        return json.dumps(said).encode()

    @staticmethod
    def _host(rp_id: str) -> bytes:
        return hashlib.sha256(rp_id.encode()).digest()

    def _answer(self, said: dict[str, str]) -> str:
        known = text(self.id)
        return json.dumps({"id": known, "rawId": known, "type": "public-key", "response": said})


def ask(client: Client, path: str) -> dict[str, Any]:
    """What the page wants signed."""
    answer = client.post(path, {"ask": "passkey"}, HTTP_HOST="localhost")
    assert answer.status_code == 200, answer.status_code
    options: dict[str, Any] = answer.json()
    return options
