"""How does a test bring a file in, and let the worker's jobs run?"""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from naryad.spreadsheets.importing import CHECK, READ, RUN, UNDO, go_on
from naryad.spreadsheets.models import Import
from naryad.spreadsheets.states import ImportState
from tests.web.pages import read_form

HEADS = "Фамилия;Имя;E-mail;Должность"


def bring_in(client: Any, *lines: str, noun: str = "customers", heads: str = HEADS) -> Import:
    """Uploaded, and read."""
    return bring_in_file(client, "\n".join([heads, *lines]).encode("cp1251"), noun=noun)


def bring_in_file(client: Any, data: bytes, *, noun: str) -> Import:
    """What the file is, its contents say."""
    path = reverse("import_new", args=[noun])
    form = read_form(client.get(path), path)
    answer = client.post(path, form.filled(upload=SimpleUploadedFile("люди.csv", data)))
    assert answer.status_code == 303, answer.content.decode()[:3000]
    run = Import.objects.latest("pk")
    assert answer["Location"] == reverse("import", args=[run.pk])
    return work_off(run)


def check(client: Any, run: Import, **changes: object) -> Import:
    """As proposed, but for what the test says."""
    path = reverse("import_columns", args=[run.pk])
    form = read_form(client.get(path), path)
    answer = client.post(path, form.filled(**changes))
    assert answer.status_code == 303, answer.content.decode()[:3000]
    return work_off(run)


def work_off(run: Import) -> Import:
    """All that the worker would do until it waits for a person."""
    jobs = {
        ImportState.READING: READ,
        ImportState.CHECKING: CHECK,
        ImportState.RUNNING: RUN,
        ImportState.UNDOING: UNDO,
    }
    run.refresh_from_db()
    while run.is_working:
        go_on(run.pk, jobs[ImportState(run.state)])
        run.refresh_from_db()
    return run
