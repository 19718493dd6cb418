"""What does a real identity provider look like, with which a test can do as it likes?

An HTTP server on this machine with RSA keys of its own: description, keys, token and user. A test
plays the browser: it follows our redirect, `sign` says who signed in there, and comes back.
"""

import base64
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tests.core.servers import Asked, Given, LocalServer

CLIENT, SECRET = "naryad-office", "a client's secret & more"
_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
_OTHER_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
Token = Callable[["Issuer", dict[str, Any]], str]


def signed(issuer: "Issuer", claims: dict[str, Any]) -> str:
    return jwt.encode(claims, _KEY, algorithm="RS256", headers={"kid": "k1"})


def signed_by_another(issuer: "Issuer", claims: dict[str, Any]) -> str:
    return jwt.encode(claims, _OTHER_KEY, algorithm="RS256", headers={"kid": "k1"})


def unsigned(issuer: "Issuer", claims: dict[str, Any]) -> str:
    return jwt.encode(claims, None, algorithm="none", headers={"kid": "k1"})


def signed_with_the_public_key(issuer: "Issuer", claims: dict[str, Any]) -> str:
    """HS256, the secret being what everybody may read. By hand: the library refuses to."""
    head = {"alg": "HS256", "typ": "JWT", "kid": "k1"}
    body = b".".join(_pack(json.dumps(each).encode()) for each in (head, claims))
    public = _KEY.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    mark = hmac.digest(public, body, "sha256")
    return (body + b"." + _pack(mark)).decode()


def _pack(data: bytes) -> bytes:
    return base64.urlsafe_b64encode(data).rstrip(b"=")


@dataclass
class Issuer(LocalServer):
    """`token` makes the ID token, `change` what its claims and the description are to say."""

    token: Token = signed
    change: dict[str, Any] = field(default_factory=dict)
    describe: dict[str, Any] = field(default_factory=dict)
    codes: dict[str, dict[str, Any]] = field(default_factory=dict)
    challenges: dict[str, str] = field(default_factory=dict)
    user: dict[str, Any] = field(default_factory=dict)

    def public_key(self) -> dict[str, Any]:
        key: dict[str, Any] = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_KEY.public_key()))
        return {**key, "kid": "k1", "use": "sig", "alg": "RS256"}

    def sign(self, location: str, **claims: Any) -> str:
        """Somebody signs in there: the path and query with which the browser comes back."""
        asked = {name: values[0] for name, values in parse_qs(urlsplit(location).query).items()}
        code = f"code-{len(self.codes)}"
        now = int(time.time())
        self.codes[code] = {
            "iss": self.url,
            "aud": asked["client_id"],
            "iat": now,
            "exp": now + 300,
            "nonce": asked["nonce"],
            "email_verified": True,
            **claims,
        }
        self.challenges[code] = asked["code_challenge"]
        back = urlsplit(asked["redirect_uri"]).path
        return f"{back}?code={code}&state={asked['state']}"

    def answer(self, asked: Asked) -> Given:
        made: Mapping[str, Callable[[Asked], Any]] = {
            "/.well-known/openid-configuration": lambda _asked: self._description(),
            "/keys": lambda _asked: {"keys": [self.public_key()]},
            "/token": self._exchange,
            "/user": lambda _asked: self.user,
        }
        if asked.path not in made:
            return super().answer(asked)
        answer = made[asked.path](asked)
        status = 400 if "error" in answer else 200
        return status, {"Content-Type": "application/json"}, json.dumps(answer).encode()

    def _description(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
            "userinfo_endpoint": f"{self.url}/user",
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            **self.describe,
        }

    def _exchange(self, asked: Asked) -> dict[str, Any]:
        """A code is taken once, from the client that knows the secret and the verifier."""
        given = {name: values[0] for name, values in parse_qs(asked.body.decode()).items()}
        claims = self.codes.pop(given.get("code", ""), None)
        verifier = given.get("code_verifier", "").encode()
        challenge = _pack(hashlib.sha256(verifier).digest()).decode()
        if claims is None or challenge != self.challenges[given["code"]]:
            return {"error": "invalid_grant"}
        if not self._knows_client(asked, given):
            return {"error": "invalid_client"}
        claims = {**claims, **self.change}
        claims = {name: value for name, value in claims.items() if value is not None}
        return {"access_token": "for-user", "id_token": self.token(self, claims)}

    def _knows_client(self, asked: Asked, given: Mapping[str, str]) -> bool:
        pair = "naryad-office:a%20client%27s%20secret%20%26%20more"
        basic = f"Basic {base64.b64encode(pair.encode()).decode()}"
        posted = (given.get("client_id"), given.get("client_secret"))
        return asked.headers.get("Authorization") == basic or posted == (CLIENT, SECRET)
