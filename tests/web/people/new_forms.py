"""How does a test fill in the form of a new person?"""

from typing import Any

from django.test import Client

from naryad.people.models import Person
from tests.web.pages import Form, read_form
from tests.world import House

NEW = "/office/people/new/"


def new_form(client: Client, kind: str = "customer", **asked: object) -> Form:
    return read_form(client.get(NEW, {"kind": kind, **asked}), NEW)


def send_new(client: Client, form: Form, kind: str = "customer", **changes: object) -> Any:
    return client.post(f"{NEW}?kind={kind}", form.filled(**changes))


def a_new_customer(house: House, **changes: object) -> dict[str, object]:
    return {
        "last_name": "Новиков",
        "first_name": "Никита",
        "email": "novikov@x.example",
        "company_ids": [str(house.zenit.pk)],
        **changes,
    }


def made(last_name: str = "Новиков") -> Person:
    return Person.objects.get(last_name=last_name)
