"""Does the archive hold the files of the tickets that its maker sees, in folders fit to unpack?"""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import reverse
from pytest_django import Settings

from naryad.files.models import File
from naryad.files.owners import Owner
from naryad.files.storing import forget_bytes
from naryad.spreadsheets import attachments
from naryad.spreadsheets.archives import Entry, Folder, Tally, write_archive
from naryad.spreadsheets.models import Export
from naryad.spreadsheets.states import ExportState
from naryad.spreadsheets.working import work_on
from tests.files import papers
from tests.files.attaching import attach
from tests.spreadsheets.making import enter, fetch, made
from tests.tickets.asking import ask
from tests.world import World


@pytest.fixture(autouse=True)
def files_folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES_FOLDER = tmp_path / "files"


def _open(data: bytes) -> zipfile.ZipFile:
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert archive.testzip() is None
    return archive


def test_each_ticket_has_a_folder_with_what_is_attached_to_it(world: World) -> None:
    first, second = ask(world, title="Лифт стоит"), ask(world, title="Течёт: срочно / сегодня")
    attach(world, Owner("ticket", first.pk), name="Акт.pdf")
    attach(world, Owner("ticket", first.pk), name="акт.PDF")
    gone = attach(world, Owner("ticket", first.pk), name="Удалён.pdf")
    File.objects.filter(pk=gone.pk).update(deleted_at=world.at)
    attach(world, Owner("ticket", second.pk), upload=papers.film(), name="Видео.mp4")
    client = enter(world, world.service.head)
    export = made(client, "tickets", format="zip", columns=[])
    archive = _open(fetch(client, export))
    assert sorted(archive.namelist()) == sorted(
        [
            "About this file.txt",
            f"{first.number} Лифт стоит/Акт.pdf",
            f"{first.number} Лифт стоит/акт (2).pdf",
            f"{second.number} Течёт_ срочно _ сегодня/Видео.mp4",
        ]
    )
    assert archive.read(f"{first.number} Лифт стоит/Акт.pdf") == papers.PDF
    about = archive.read("About this file.txt").decode("utf-8-sig")
    assert f"Rows: {export.total} of {export.total}" in about and "Files: 3" in about
    assert export.file_name.startswith("Files of tickets") and export.file_name.endswith(".zip")


def test_nobody_gets_files_of_tickets_that_they_do_not_see(world: World) -> None:
    ticket = ask(world, title="Не для техника", asset_id=None)
    attach(world, Owner("ticket", ticket.pk))
    client = enter(world, world.service.technician)
    export = made(client, "tickets", format="zip")
    assert _open(fetch(client, export)).namelist() == ["About this file.txt"]


def test_one_ticket_is_asked_for_from_its_card(world: World) -> None:
    ticket, other = ask(world, title="Этот"), ask(world, title="Не этот")
    for each in (ticket, other):
        attach(world, Owner("ticket", each.pk))
    client = enter(world, world.service.dispatcher)
    card = client.get(reverse("ticket", args=[ticket.pk])).content.decode()
    query = f"?number.is={ticket.number}&amp;format=zip"
    assert f'href="{reverse("export_new", args=["tickets"])}{query}"' in card
    asked = client.get(reverse("export_new", args=["tickets"]) + query.replace("&amp;", "&"))
    assert 'value="zip" checked' in " ".join(asked.content.decode().split())
    export = made(client, "tickets", query.replace("&amp;", "&"), format="zip")
    names = _open(fetch(client, export)).namelist()
    assert (export.total, len(names)) == (1, 2) and names[0].startswith(ticket.number)


def test_lost_bytes_and_a_full_disk_are_said(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ticket = ask(world, title="Лифт стоит")
    forget_bytes(attach(world, Owner("ticket", ticket.pk)).key)
    client = enter(world, world.service.head)
    about = _open(fetch(client, made(client, "tickets", format="zip"))).read("About this file.txt")
    assert "Left out: 1 files" in about.decode("utf-8-sig")
    File.objects.filter(owner_noun="ticket", owner_id=ticket.pk).update(size=10**18)
    answer = client.post(reverse("export_new", args=["tickets"]), {"format": "zip"})
    assert answer.status_code == 303
    export = Export.objects.latest("pk")
    work_on(export.pk)
    export.refresh_from_db()
    assert (export.state, export.file_key) == (ExportState.STOPPED, None)
    assert "no room" in export.because.text("en")


def test_other_lists_have_no_such_archive(world: World) -> None:
    client = enter(world, world.service.head)
    given = {"format": "zip", "columns": ["name"]}
    assert client.post(reverse("export_new", args=["customers"]), given).status_code == 422


def test_names_lead_nowhere_and_never_meet(tmp_path: Path) -> None:
    file = tmp_path / "bytes"
    file.write_bytes(b"x")
    at = datetime(1970, 1, 1, tzinfo=UTC)
    wicked = ["../../etc/passwd", "a\\..\\b.txt", "CON.txt", "...", "б" * 300 + ".pdf", "x.", "x"]
    entries = [Entry(name, at, file, is_packed=False) for name in wicked]
    folders = [Folder(name, entries) for name in ("../..", "nul", "1 a/b", "1 A_b", "")]
    target = tmp_path / "out.zip"
    tally = Tally()
    write_archive(
        target, iter(folders), tally, at=at.replace(year=2026), about_name="About", about=list
    )
    names = zipfile.ZipFile(target).namelist()
    assert tally.files == len(folders) * len(entries)
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert not name.startswith("/") and "\\" not in name and ".." not in name.split("/")
        assert len(name.split("/")) <= 2 and all(0 < len(part) < 130 for part in name.split("/"))
        assert (tmp_path / name).resolve().is_relative_to(tmp_path)


def test_all_tickets_are_taken_batch_by_batch(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "_AT_ONCE", 2)
    tickets = [ask(world, title=f"Заявка {number}") for number in range(5)]
    for each in tickets:
        attach(world, Owner("ticket", each.pk))
    client = enter(world, world.service.head)
    export = made(client, "tickets", format="zip")
    assert len(_open(fetch(client, export)).namelist()) == 6
    assert (export.written, export.gone) == (export.total, 0)
