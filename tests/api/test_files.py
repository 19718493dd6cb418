"""Does a program attach, read and put away files as somebody on their pages does?"""

import json
from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from naryad.core.models import AnsweredRequest
from naryad.files.models import File
from tests.api.calling import BASE, paths_of_errors, program_of
from tests.files.attaching import attach
from tests.files.pictures import png
from tests.tickets.asking import ask
from tests.world import World


def _plan(data: bytes = b"0123456789") -> SimpleUploadedFile:
    return SimpleUploadedFile("plan.txt", data)


def test_a_file_is_attached_read_in_parts_renamed_and_put_away(world: World) -> None:
    program, lift = program_of(world, world.service.head), world.service.lift.pk
    new = {"noun": "assets", "item": lift, "for_customers": "true", "file": _plan()}
    made = program.post("files", new, status=201)
    assert (made["name"], made["size"], made["for_customers"]) == ("plan.txt", 10, True)
    path = f"files/{made['id']}"
    whole = program.call("GET", f"{path}/content")
    assert whole.content == b"0123456789"
    again = program.call("GET", f"{path}/content", headers={"If-None-Match": whole["ETag"]})
    assert again.status_code == 304
    part = program.call("GET", f"{path}/content", headers={"Range": "bytes=7-"})
    assert (part.status_code, part.content) == (206, b"789")
    changed = program.patch(path, {"name": "Roof", "version": made["version"]})
    assert (changed["name"], changed["for_customers"]) == ("Roof.txt", True)
    late = program.patch(path, {"name": "Cellar", "version": made["version"]}, status=409)
    assert late["current"]["name"] == "Roof.txt"
    gone = program.call("DELETE", path)
    assert (gone.status_code, gone.content, "Content-Type" in gone.headers) == (204, b"", False)
    assert program.call("GET", path).status_code == 404
    assert program.get(path, deleted="all")["kept_until"] is not None
    listed = program.get("files", noun="assets", item=lift, deleted="only")["items"]
    assert [each["id"] for each in listed] == [made["id"]]
    assert program.post(f"{path}/restoration")["deleted"] is False


def test_photos_stand_for_objects_and_are_shown_to_strangers(world: World) -> None:
    program = program_of(world, world.service.head)
    upload = SimpleUploadedFile("front.png", png())
    new = {"noun": "assets", "item": world.service.lift.pk, "file": upload}
    made = program.post("files", new, status=201)
    path = f"files/{made['id']}"
    assert (made["photo"], made["main"], made["name"]) == (True, False, "front.webp")
    assert program.call("GET", f"{path}/thumbnail").headers["Content-Type"] == "image/webp"
    assert program.post(f"{path}/main")["main"] is True
    shown = program.post(f"{path}/showing")
    assert (shown["for_strangers"], shown["for_customers"]) == (True, True)
    assert program.delete(f"{path}/showing", status=200)["for_strangers"] is False


def test_a_list_goes_on_where_it_stopped_and_nowhere_else(world: World) -> None:
    program, house = program_of(world, world.service.head), world.service
    mine = [attach(world, name=f"{each}.pdf").pk for each in "abc"]
    asked = {"noun": "assets", "item": house.lift.pk}
    page = program.get("files", limit=2, **asked)
    assert [each["id"] for each in page["items"]] == [mine[2], mine[1]]
    rest = program.get("files", cursor=page["next"], **asked)
    assert [each["id"] for each in rest["items"]][:1] == [mine[0]] and rest["next"] is None
    counted = program.get("files", fields="name", count="exact", limit=1, **asked)
    assert counted["count"] == len(page["items"] + rest["items"])
    assert counted["items"] == [{"id": mine[2], "name": "c.pdf"}]
    for wrong in ({"fields": "secret"}, {"count": "all"}, {"sort": "id"}):
        assert program.call("GET", "files", **asked, **wrong).status_code == 422
    other = {"noun": "assets", "item": house.pump.pk, "cursor": page["next"]}
    assert program.call("GET", "files", **other).status_code == 422


def test_a_customer_attaches_to_their_request_and_reads_what_is_for_them(world: World) -> None:
    house = world.service
    ticket = ask(world, house.customer, company_id=house.zenit.pk)
    program, office = program_of(world, house.customer), program_of(world, house.dispatcher)
    new = {"noun": "tickets", "item": ticket.pk}
    secret = office.post("files", {**new, "file": _plan(b"among us")}, status=201)
    made = program.post("files", {**new, "file": _plan()}, status=201)
    assert (made["for_customers"], made["from_customer"]) == (True, True)
    assert [each["id"] for each in program.get("files", **new)["items"]] == [made["id"]]
    assert program.call("GET", f"files/{secret['id']}/content").status_code == 404
    assert program.call("PATCH", f"files/{made['id']}", {"name": "x"}).status_code == 403
    assert program.call("GET", "files", **new, deleted="all").status_code == 403


def test_what_does_not_fit_is_named_and_twice_the_same_is_once(world: World) -> None:
    program, lift = program_of(world, world.service.head), world.service.lift.pk
    good = {"noun": "assets", "item": lift}
    for wrong, path in (
        ({"noun": "people"}, "noun"),
        ({"item": "0"}, "item"),
        ({"note": "x"}, "note"),
        ({"file": SimpleUploadedFile("run.exe", b"MZ")}, "file"),
        ({"file": SimpleUploadedFile("empty.txt", b"")}, "file"),
    ):
        refused = program.post("files", {**good, "file": _plan(), **wrong}, status=422)
        assert paths_of_errors(refused) == [path]
    assert paths_of_errors(program.post("files", good, status=422)) == ["noun", "item", "file"]
    headers = {"Idempotency-Key": "photo-17"}
    first = program.post("files", {**good, "file": _plan()}, headers=headers, status=201)
    again = program.post("files", {**good, "file": _plan()}, headers=headers, status=201)
    assert again == first
    other = {**good, "file": _plan(b"9876543210")}
    assert program.post("files", other, headers=headers, status=422)["type"].endswith("KeyReused")
    assert AnsweredRequest.objects.filter(person_id=world.service.head.pk).count() == 1


def test_a_token_for_files_needs_one_for_their_noun(world: World) -> None:
    house, file = world.service, attach(world)
    narrow = program_of(world, house.head, "files:write", "tickets:read")
    asked = {"noun": "assets", "item": house.lift.pk}
    for method, path, body in (
        ("GET", f"files/{file.pk}", None),
        ("GET", f"files/{file.pk}/content", None),
        ("DELETE", f"files/{file.pk}", None),
        ("POST", "files", {**asked, "file": _plan()}),
    ):
        assert narrow.call(method, path, body).status_code == 403
    assert narrow.call("GET", "files", **asked).status_code == 403
    assert narrow.get("files", noun="tickets", item=ask(world).pk)["items"] == []


def test_bytes_that_are_gone_are_not_brought_back(world: World) -> None:
    program, file = program_of(world, world.service.head), attach(world)
    program.delete(f"files/{file.pk}")
    File.objects.filter(pk=file.pk).update(kept_until=world.at - timedelta(days=1))
    refused = program.post(f"files/{file.pk}/restoration", status=409)
    assert refused["type"] == "urn:naryad:problem:BytesGone"


def test_a_form_where_none_is_read_is_of_another_media_type(world: World) -> None:
    client = world.client(world.service.admin)
    answer = client.post(f"{BASE}companies", {"name": "Кедр", "file": _plan()})
    assert answer.status_code == 415
    assert answer.headers["Content-Type"] == "application/problem+json"
    answer = client.post(f"{BASE}people/{world.service.customer.pk}/invitation", {"file": _plan()})
    assert answer.status_code == 415


def test_what_is_not_said_to_be_json_is_not_read_as_such(world: World) -> None:
    client = world.client(world.service.admin)
    headers = {"Authorization": f"Bearer {program_of(world, world.service.admin).token}"}
    sent = {"path": f"{BASE}companies", "data": '{"name": "Кедр-2"}', "headers": headers}
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/xml"):
        answer = client.generic("POST", content_type=kind, **sent)
        assert (answer.status_code, answer.json()["type"]) == (415, "urn:naryad:problem:NotJson")
    for kind, name in (("application/json; charset=utf-8", "Сосна"), ("", "Липа")):
        sent["data"] = json.dumps({"name": name})
        assert client.generic("POST", content_type=kind, **sent).status_code == 201
