"""At which page of an identity provider does a browser sign in? It lets everybody pass at once."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.accounts.single_sign_on.issuer import Issuer
from tests.core.servers import Asked, Given


@dataclass
class Desk(Issuer):
    """`email`: of whoever comes by next."""

    email: str = ""

    def answer(self, asked: Asked) -> Given:
        if not asked.path.startswith("/authorize?"):
            return super().answer(asked)
        query = parse_qs(urlsplit(asked.path).query)
        host = urlsplit(query["redirect_uri"][0])
        claims: dict[str, Any] = {"given_name": "Nina", "family_name": "Novikova"}
        back = self.sign(asked.path, sub=self.email, email=self.email, **claims)
        return 302, {"Location": f"{host.scheme}://{host.netloc}{back}"}, b""
