"""Do the files of a card do what they offer, with and without a script, for both sides?"""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naryad.files.models import File
from naryad.files.owners import Owner
from tests.files import papers
from tests.files.attaching import attach
from tests.files.pictures import png
from tests.web.pages import PART, english, read_form, read_link, read_words
from tests.world import World


def _panel(world: World) -> str:
    return f"/office/assets/{world.service.lift.pk}/files/"


def _address(world: World) -> str:
    return f"/office/files/new/asset/{world.service.lift.pk}/"


def _send(world: World, client: Client, *files: tuple[str, bytes], **more: Any) -> Any:
    uploads = [SimpleUploadedFile(name, data) for name, data in files]
    headers = more.pop("headers", None)
    return client.post(_address(world), {"files": uploads, **more}, headers=headers)


def _named(world: World) -> set[str]:
    files = File.objects.filter(owner_noun="asset", owner_id=world.service.lift.pk)
    return set(files.filter(uploader=world.service.dispatcher).values_list("name", flat=True))


def test_many_files_come_at_once_and_a_bad_one_keeps_none_away(world: World) -> None:
    client = english(world, world.service.dispatcher)
    good = [("plan.pdf", papers.PDF), ("roof.jpg", png()), ("list.csv", b"a;b")]
    answer = _send(world, client, *good[:1], ("logo.svg", papers.SVG), *good[1:])
    assert answer["Location"] == _panel(world)
    assert _named(world) == {"plan.pdf", "roof.webp", "list.csv"}
    words = read_words(client.get(_panel(world)))
    assert "3 files attached" in words
    assert "“logo.svg” is not attached. Web pages and SVG drawings are not taken" in words


@pytest.mark.parametrize("how", [{}, {"headers": PART}])
def test_what_is_sent_twice_is_kept_once(world: World, how: dict[str, Any]) -> None:
    client = english(world, world.service.dispatcher)
    form = read_form(client.get(_panel(world)), _address(world))
    for _turn in range(2):
        files = [("plan.pdf", papers.PDF), ("also.pdf", papers.PDF)]
        answer = _send(world, client, *files, **form.filled(), **how)
        assert answer.status_code in (200, 303)
    names = list(File.objects.filter(uploader=world.service.dispatcher).values_list("name"))
    assert sorted(names) == [("also.pdf",), ("plan.pdf",)]


def test_a_script_is_told_of_each_file(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = _send(world, client, ("plan.pdf", papers.PDF), headers=PART)
    assert (answer.status_code, read_words(answer)) == (200, "Attached")
    answer = _send(world, client, ("plan.pdf", b"MZ"), headers=PART)
    assert answer.status_code == 422
    assert "The content is not what the ending .pdf says" in read_words(answer)


@pytest.mark.parametrize("holder", ["person", "role", "nothing"])
def test_what_has_no_files_takes_none(world: World, holder: str) -> None:
    client = english(world, world.service.admin)
    file = SimpleUploadedFile("x.pdf", papers.PDF)
    answer = client.post(f"/office/files/new/{holder}/1/", {"files": [file]})
    assert answer.status_code == 404


@pytest.mark.parametrize("sent", [{}, {"files": "text"}, {"files": ["a", "b"], "request_key": "x"}])
def test_an_answer_without_a_file_is_refused(world: World, sent: dict[str, Any]) -> None:
    answer = english(world, world.service.dispatcher).post(_address(world), sent)
    assert answer.status_code == 422
    assert "Choose at least one file." in read_words(answer)


def test_a_file_too_long_is_refused_and_too_much_together_as_well(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = english(world, world.service.dispatcher)
    long = ("long.txt", b"a" * (25 * 1024 * 1024 + 1))
    answer = _send(world, client, long, ("short.txt", b"a"), headers=PART)
    assert read_words(answer).startswith("The file is larger than 25 MB.")
    assert _named(world) == {"short.txt"}
    monkeypatch.setattr("naryad.web.upload_limits.MOST_TOGETHER", 1000)
    answer = _send(world, client, *(("a.txt", b"a" * 400) for _number in range(4)))
    assert answer.status_code == 422
    assert "larger than 250 MB" in read_words(answer)
    assert _named(world) == {"short.txt"}


def test_more_files_than_anybody_sends_are_refused_whole(world: World) -> None:
    client = english(world, world.service.dispatcher)
    answer = _send(world, client, *((f"{number}.txt", b"a") for number in range(101)))
    assert answer.status_code == 400
    assert _named(world) == set()


def test_a_photo_is_shown_and_anything_else_downloaded(world: World) -> None:
    client = english(world, world.service.technician)
    photo = attach(world, upload=png(), name="a.png")
    paper = attach(world, upload=b"<b>x</b>", name='План "А"; x.txt')
    for path in (f"/files/{photo.key}/", f"/files/{photo.key}/small/"):
        shown = client.get(path)
        assert shown["Content-Type"] == "image/webp"
        assert b"".join(shown)[8:12] == b"WEBP"
        assert "attachment" not in shown["Content-Disposition"]
        again = client.get(path, headers={"If-None-Match": shown["ETag"]})
        assert (again.status_code, again["Content-Security-Policy"][:18]) == (
            304,
            "default-src 'none'",
        )
    taken = client.get(f"/files/{paper.key}/")
    assert b"".join(taken) == b"<b>x</b>"
    assert taken["Content-Type"] == "application/octet-stream"
    assert taken["X-Content-Type-Options"] == "nosniff"
    assert taken["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert taken["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert client.get(f"/files/{paper.key}/small/").status_code == 404
    assert client.get(f"/files/{photo.thumbnail_key}/").status_code == 404


def test_a_customer_reads_in_the_portal_what_is_marked_and_nothing_else(world: World) -> None:
    house, client = world.service, english(world, world.service.customer)
    marked = attach(world, name="Marked.pdf", is_for_customers=True)
    hidden = attach(world, name="Hidden.pdf")
    photo = attach(world, upload=png(), name="Front.png", is_for_customers=True)
    of_company = Owner("company", house.zenit.pk)
    attach(world, of_company, name="Secret.pdf")
    attach(world, of_company, name="Offer.pdf", is_for_customers=True)

    page = client.get(f"/portal/equipment/{house.lift.pk}/")
    assert "Marked.pdf" in read_words(page) and f"/files/{photo.key}/small/" in str(page.content)
    company = read_words(client.get(f"/portal/companies/{house.zenit.pk}/"))
    assert "Offer.pdf" in company
    for text in (page.content.decode(), company):
        assert "Hidden.pdf" not in text and "Secret.pdf" not in text and hidden.key not in text
    assert [client.get(f"/files/{each.key}/").status_code for each in (marked, photo, hidden)] == [
        200,
        200,
        404,
    ]
    assert client.get(f"/office/files/{marked.pk}/").status_code == 404


def test_a_file_is_renamed_marked_and_chosen_from_its_menu(world: World) -> None:
    client = english(world, world.service.dispatcher)
    photo = attach(world, upload=png(), name="IMG_1.png")
    here = f"/office/files/{photo.pk}/"
    menu = read_words(client.get(here, headers=PART))
    assert "Rename…" in menu and "Make it the main photo" in menu and "Size" not in menu
    form = read_form(client.get(f"{here}edit/"), f"{here}edit/")
    answer = client.post(f"{here}edit/", form.filled(name="Roof", is_for_customers="on"))
    assert answer["Location"] == _panel(world)
    client.post(f"{here}main/")
    photo.refresh_from_db()
    assert (photo.name, photo.is_for_customers, photo.is_main) == ("Roof.webp", True, True)
    card = client.get(_panel(world).removesuffix("files/"))
    assert f"/files/{photo.key}/small/" in card.content.decode()
    assert "File changed" in read_words(card)
    client.post(f"{here}customers/", {"on": "0"})
    photo.refresh_from_db()
    assert not photo.is_for_customers
    assert "Roof.webp" in read_words(client.get(_panel(world)))


def test_a_name_that_is_none_stands_in_the_form_again(world: World) -> None:
    client, file = english(world, world.service.dispatcher), attach(world)
    answer = client.post(f"/office/files/{file.pk}/edit/", {"name": " .. "})
    assert answer.status_code == 422
    assert "Write a name." in read_words(answer)


def test_a_deleted_file_is_brought_back_by_the_undo_or_from_the_deleted(world: World) -> None:
    client, file = english(world, world.service.dispatcher), attach(world)
    here = f"/office/files/{file.pk}/"
    for way_back in ("undo", "list"):
        page = client.get(client.post(f"{here}deletion/")["Location"])
        assert "“Паспорт.pdf” deleted" in read_words(page)
        assert "Deleted in the last 30 days 1" in read_words(page)
        assert client.get(f"/files/{file.key}/").status_code == 404
        if way_back == "list":
            page = client.get(f"{_panel(world)}?deleted")
        client.post(read_form(page, f"{here}restoration/").action)
        assert client.get(f"/files/{file.key}/").status_code == 200
    File.objects.filter(pk=file.pk).update(deleted_at=world.at, kept_until=None)
    answer = client.post(f"{here}restoration/")
    assert answer.status_code == 409
    assert "nothing of it is left" in read_words(answer)


def test_whoever_may_not_change_an_object_only_looks(world: World) -> None:
    client = english(world, world.service.technician)
    file = attach(world)
    File.objects.create(
        **{
            **{each.attname: getattr(file, each.attname) for each in File._meta.concrete_fields},
            "id": None,
            "key": "f" * 32,
            "name": "Gone.pdf",
            "deleted_at": world.at,
            "kept_until": world.at + timedelta(days=9999),
        }
    )
    for query in ("", "?deleted"):
        words = read_words(client.get(_panel(world) + query))
        assert "Паспорт.pdf" in words
        assert "Attach files" not in words and "Gone.pdf" not in words and "Deleted" not in words


def test_hundreds_of_files_stand_on_pages_and_cost_no_more(world: World) -> None:
    client, file = english(world, world.service.dispatcher), attach(world, name="0.pdf")
    shape = {each.attname: getattr(file, each.attname) for each in File._meta.concrete_fields}

    def count() -> int:
        client.get(_panel(world))
        with CaptureQueriesContext(connection) as queries:
            client.get(_panel(world))
        return len(queries)

    few = count()
    copies = ((f"{number:032x}", f"{number}.pdf") for number in range(1, 100))
    File.objects.bulk_create(
        File(**{**shape, "id": None, "key": key, "name": name}) for key, name in copies
    )
    assert count() == few
    seen: set[str] = set()
    path = _panel(world)
    for _page in range(3):
        page = client.get(path)
        seen |= {f"{number}.pdf" for number in range(100) if f">{number}.pdf<" in str(page.content)}
        path = read_link(page, "next")
    assert path == ""
    assert len(seen) == 100


@pytest.mark.parametrize(
    "query", ["photos=x", "files=%FF", "deleted=" + "9" * 250, "files=a&files=b"]
)
def test_a_page_that_is_none_is_the_first(world: World, query: str) -> None:
    client = english(world, world.service.dispatcher)
    assert client.get(f"{_panel(world)}?{query}").status_code == 200


@pytest.mark.parametrize("key", ["0" * 32, "x", "a" * 300])
def test_a_key_that_is_none_leads_nowhere(world: World, key: str) -> None:
    client = english(world, world.service.admin)
    assert client.get(f"/files/{key}/").status_code == 404
    assert client.get("/office/files/99999999999999999999999/").status_code == 404


def test_the_company_card_has_its_files_and_their_number(world: World) -> None:
    owner = Owner("company", world.service.polus.pk)
    attach(world, owner, name="Offer.pdf")
    words = read_words(
        english(world, world.service.head).get(f"/office/companies/{owner.id}/files/")
    )
    assert "Files 1" in words and "Offer.pdf" in words


def test_files_of_a_contract_are_never_offered_to_customers(world: World) -> None:
    owner, client = Owner("contract", world.service.of_tower.pk), english(world, world.service.head)
    file = attach(world, owner, name="Terms.pdf")
    words = read_words(client.get(f"/office/contracts/{owner.id}/files/"))
    assert "Files 1" in words and "Terms.pdf" in words
    here = f"/office/files/{file.pk}/"
    for page in (client.get(here), client.get(f"{here}edit/")):
        assert "customers" not in read_words(page)
    assert client.post(f"{here}customers/", {"on": "1"}).status_code == 409
    form = read_form(client.get(f"{here}edit/"), f"{here}edit/")
    refused = client.post(f"{here}edit/", form.filled(name="Terms", is_for_customers="on"))
    assert refused.status_code == 409
    client.post(f"{here}edit/", form.filled(name="Agreed"))
    assert "Agreed.pdf" in read_words(client.get(f"/office/contracts/{owner.id}/files/"))
    assert "File changed" in read_words(client.get(f"/office/contracts/{owner.id}/history/"))


def test_files_of_a_deleted_object_can_be_read_by_whoever_may_restore_it(world: World) -> None:
    file, client = attach(world), english(world, world.service.head)
    client.post(f"/office/assets/{world.service.lift.pk}/deletion/")
    words = read_words(client.get(_panel(world)))
    assert file.name in words and "Attach files" not in words
    assert client.post(f"/office/files/{file.pk}/deletion/").status_code == 404
