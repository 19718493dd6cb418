"""Does a program get the file of a list that its person gets on pages, and nobody else's?"""

from naryad.spreadsheets.models import Export
from naryad.spreadsheets.working import work_on
from tests.api.calling import Program, paths_of_errors, program_of
from tests.world import World


def test_a_file_is_asked_for_made_and_fetched(world: World) -> None:
    house = world.service
    program = program_of(world, house.head, **{"Accept-Language": "en"})
    offered = program.get("exports/columns", noun="tickets")
    assert {"number", "assignees", "company"} <= {each["name"] for each in offered["columns"]}
    assert "zip" in offered["formats"]
    made = program.post(
        "exports",
        {
            "noun": "assets",
            "format": "csv",
            "columns": ["name", "areas"],
            "filter": {"field": "areas", "op": "is", "value": [str(house.north.pk)]},
            "sort": "-name",
        },
        status=201,
    )
    path = f"exports/{made['id']}"
    assert made["because"] == ""
    assert (made["state"], made["ready"], made["columns"]) == ("waiting", False, ["name", "areas"])
    assert program.call("GET", f"{path}/content").status_code == 409
    work_on(made["id"])
    ready = program.get(path)
    assert (ready["state"], ready["written"]) == ("ready", ready["total"])
    lines = program.call("GET", f"{path}/content").content.decode("utf-8-sig").splitlines()
    assert len(lines) == ready["total"] + 1 and house.lift.name in str(lines)
    part = program.call("GET", f"{path}/content", headers={"Range": "bytes=0-2"})
    assert (part.status_code, len(part.content)) == (206, 3)
    assert program.post(f"{path}/cancellation")["state"] == "ready"
    assert [each["id"] for each in program.get("exports")["items"]] == [made["id"]]


def test_what_cannot_be_had_is_named(world: World) -> None:
    program = program_of(world, world.service.head)
    for wrong, path in (
        ({"noun": "secrets"}, "noun"),
        ({"format": "pdf"}, "format"),
        ({"format": "zip"}, "format"),
        ({"columns": ["object"]}, "columns"),
        ({"sort": "nothing"}, "sort"),
        ({"filter": {"field": "nothing", "op": "is", "value": ["1"]}}, "filter"),
        ({"deleted": "some"}, "deleted"),
        ({"limit": 5}, "limit"),
    ):
        refused = program.post("exports", {"noun": "companies", **wrong}, status=422)
        assert paths_of_errors(refused) == [path], wrong
    assert not Export.objects.filter(by=world.service.head).exists()


def test_directories_come_whole_to_whoever_may_read_them_in(world: World) -> None:
    program = program_of(world, world.service.admin)
    made = program.post("exports", {"noun": "work-types", "format": "csv"}, status=201)
    work_on(made["id"])
    assert program.get(f"exports/{made['id']}")["imports_back"] is True
    assert b";" in program.call("GET", f"exports/{made['id']}/content").content
    technician = program_of(world, world.service.technician)
    assert technician.call("POST", "exports", {"noun": "work-types"}).status_code == 404


def test_a_token_makes_files_only_of_the_nouns_that_it_is_for(world: World) -> None:
    wide = program_of(world, world.service.admin)
    narrow = program_of(world, world.service.admin, "exports:write", "companies:read")
    others = wide.post("exports", {"noun": "customers"}, status=201)
    assert _status(narrow, "POST", "exports", {"noun": "customers"}) == 403
    assert _status(narrow, "GET", "exports/columns?noun=employees") == 403
    for path in ("", "/content"):
        assert _status(narrow, "GET", f"exports/{others['id']}{path}") == 403
    assert _status(narrow, "POST", f"exports/{others['id']}/cancellation") == 403
    mine = narrow.post("exports", {"noun": "companies"}, status=201)
    assert [each["id"] for each in narrow.get("exports")["items"]] == [mine["id"]]


def test_an_archive_of_files_is_for_a_token_that_reads_files(world: World) -> None:
    head, asked = world.service.head, {"noun": "tickets", "format": "zip"}
    narrow = program_of(world, head, "exports:write", "tickets:read")
    assert _status(narrow, "POST", "exports", asked) == 403
    assert _status(narrow, "POST", "exports", {"noun": "tickets"}) == 201
    wide = program_of(world, head, "exports:write", "tickets:read", "files:read")
    made = wide.post("exports", asked, status=201)
    work_on(made["id"])
    path = f"exports/{made['id']}/content"
    assert (_status(narrow, "GET", path), _status(wide, "GET", path)) == (403, 200)


def _status(program: Program, method: str, path: str, body: object = None) -> int:
    return program.call(method, path, body).status_code
