"""How does a browser ask for a code and type it?"""

from django.test import Client
from django.utils import timezone

from tests.accounts.telephone import PHONE, TYPED, code_in_text

ASK, TYPE = "/sign-in/code/", "/sign-in/code/typed/"
UNKNOWN, UNKNOWN_PHONE = "8 916 555-77-77", "+79165557777"


def ask(name: str = TYPED, client: Client | None = None) -> Client:
    """A browser that waits for a code."""
    client = client or Client()
    answer = client.post(ASK, {"name": name})
    assert answer.headers["Location"] == f"{TYPE}?next=%2F"
    return client


def type_in(client: Client, code: str) -> tuple[int, str]:
    answer = client.post(TYPE, {"code": code})
    return answer.status_code, answer.content.decode()


def now_code() -> str:
    return code_in_text(PHONE, at=timezone.now())
