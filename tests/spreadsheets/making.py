"""How does a test ask for a file of a list, as a browser does?"""

from typing import Any

from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import reverse

from naryad.accounts.models import Login
from naryad.people.models import Person
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.states import ExportState
from naryad.spreadsheets.working import work_on
from tests.world import World


def enter(world: World, person: Person) -> Client:
    """Who reads English."""
    Login.objects.filter(pk=world.login(person).pk).update(language="en")
    return world.client(person)


def made(client: Client, noun: str, query: str = "", **given: Any) -> Export:
    """Worked off at once."""
    path = reverse("export_new", args=[noun]) + query
    answer = client.post(path, {"format": "xlsx", "columns": ["name"]} | given)
    assert answer.status_code == 303, answer.content.decode()[:2000]
    export = Export.objects.latest("pk")
    work_on(export.pk)
    export.refresh_from_db()
    assert export.state == ExportState.READY, export.because
    return export


def fetch(client: Client, export: Export) -> bytes:
    answer = client.get(reverse("export_file", args=[export.pk]))
    assert isinstance(answer, StreamingHttpResponse)
    return b"".join(answer)
