"""How does a test call the API as somebody?"""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from naryad.accounts import actions
from naryad.accounts.token_input import clean_token
from naryad.people.models import Person
from tests.world import World

BASE = "/api/v1/"


class Program:
    """A program with a token of this person, or without any."""

    def __init__(self, token: str = "", **headers: str) -> None:
        self.token = token
        self.headers = headers | ({"Authorization": f"Bearer {token}"} if token else {})
        self.client = Client()

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: Mapping[str, str] | None = None,
        **query: Any,
    ) -> HttpResponse:
        sent, content_type = _encode(body)
        answer = self.client.generic(
            method,
            f"{BASE}{path}",
            sent,
            content_type=content_type,
            query_params=query or None,
            headers={**self.headers, **(headers or {})},
        )
        if isinstance(answer, StreamingHttpResponse):
            return HttpResponse(
                b"".join(answer), status=answer.status_code, headers=dict(answer.headers)
            )
        assert isinstance(answer, HttpResponse)
        return answer

    def get(self, path: str, **query: Any) -> Any:
        return _read(self.call("GET", path, **query), 200)

    def post(self, path: str, body: Any = None, *, status: int = 200, **said: Any) -> Any:
        return _read(self.call("POST", path, body, **said), status)

    def patch(self, path: str, body: Any, *, status: int = 200, **said: Any) -> Any:
        return _read(self.call("PATCH", path, body, **said), status)

    def delete(self, path: str, *, status: int = 204, **query: Any) -> Any:
        return _read(self.call("DELETE", path, **query), status)


def program_of(world: World, person: Person, *scopes: str, **headers: str) -> Program:
    new = clean_token(name="A program", scopes=scopes or ("read", "write"))
    secret = actions.make_own_token(new, by=world.actor(person), at=world.at)
    return Program(secret, **headers)


def paths_of_errors(problem: Any) -> list[str]:
    return [error["path"] for error in problem["errors"]]


def fill_path(path: str, values: Mapping[str, int]) -> str:
    return re.sub(r"\{row:(\w+)\}", lambda found: str(values[found.group(1)]), path)


def _encode(body: Any) -> tuple[str | bytes, str]:
    """What holds a file is a form."""
    if isinstance(body, dict) and any(isinstance(each, UploadedFile) for each in body.values()):
        return encode_multipart(BOUNDARY, body), MULTIPART_CONTENT
    return "" if body is None else json.dumps(body), "application/json"


def _read(answer: HttpResponse, status: int) -> Any:
    said = answer.content.decode()
    assert answer.status_code == status, f"{answer.status_code}: {said}"
    if status >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
    return json.loads(said) if said else None
