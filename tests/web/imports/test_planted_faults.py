"""Is every fault of a long file told at its cell, from the upload on, and no other?"""

from pathlib import Path

from hypothesis import settings

from naryad.assets.models import Asset
from naryad.people.models import Person
from naryad.spreadsheets.states import Format
from tests.spreadsheets.books import write_ours
from tests.spreadsheets.staging import remarks, states
from tests.web.imports.files import bring_in_file, check
from tests.web.pages import english
from tests.world import World

# Ten thousand with --long. A fault stands in each tenth.
ALL = 10_000 if settings.get_current_profile_name() == "long" else 1_000
STEP = ALL // 10
PEOPLE = ["Last name", "First name", "E-mail", "Mobile phone", "Companies", "Roles", "Sex"]
OBJECTS = ["Name", "Type", "Address", "Latitude", "Company"]


def _people(company: str) -> list[list[object]]:
    """Their phones are numbers, as sheets like to keep them."""
    return [
        [f"Doe{n}", "Jane", f"p{n}@import.example", 79160000000 + n, company, "Customer", "female"]
        for n in range(ALL)
    ]


def test_each_fault_among_the_people_of_a_book_is_told_at_its_cell(
    world: World, tmp_path: Path
) -> None:
    rows = _people(world.service.zenit.name)
    rows[10][0] = ""
    rows[2 * STEP][2] = "not-an-address"
    rows[3 * STEP][3] = 12345
    rows[4 * STEP][4] = "Nobody & Sons"
    rows[5 * STEP][5] = "Emperor"
    rows[6 * STEP][6] = "often"
    rows[7 * STEP][2] = rows[9][2]
    rows[8 * STEP][3] = rows[11][3]
    rows[9 * STEP][2] = world.service.technician.email
    rows[ALL - 1][0] = "x" * 101
    book = write_ours(tmp_path / "people", Format.XLSX, [PEOPLE, *rows])
    client = english(world, world.service.admin)
    run = bring_in_file(client, book.read_bytes(), noun="customers")
    check(client, run, key="email", invite="never")
    assert remarks(run) == {
        (12, 0): "MissingInNew",
        (2 * STEP + 2, 2): "Invalid",
        (3 * STEP + 2, 3): "Invalid",
        (4 * STEP + 2, 4): "NotThere",
        (5 * STEP + 2, 5): "NotThere",
        (6 * STEP + 2, 6): "NotAChoice",
        (7 * STEP + 2, 2): "SameAsLine",
        (8 * STEP + 2, 3): "SameAsLine",
        (9 * STEP + 2, 2): "Invalid",
        (ALL + 1, 0): "Invalid",
    }
    assert states(run) == {"new": ALL - 10, "error": 10}
    assert not Person.objects.filter(email__endswith="@import.example").exists()


def test_each_fault_among_the_objects_of_a_text_is_told_at_its_cell(
    world: World, tmp_path: Path
) -> None:
    company = world.service.mayak.name
    rows = [[f"House {n}", "Building", f"Sadovaya {n}", "", company] for n in range(ALL)]
    rows[10][0] = ""
    rows[2 * STEP][1] = "Castle in the air"
    rows[4 * STEP][3] = "north"
    rows[6 * STEP][4] = "Nobody & Sons"
    rows[ALL - 1][0] = rows[8 * STEP][0]
    book = write_ours(tmp_path / "objects", Format.CSV, [OBJECTS, *rows])
    client = english(world, world.service.admin)
    run = bring_in_file(client, book.read_bytes(), noun="assets")
    check(client, run, key="name")
    assert remarks(run) == {
        (12, 0): "MissingInNew",
        (2 * STEP + 2, 1): "NotThere",
        (4 * STEP + 2, 3): "NotANumber",
        (6 * STEP + 2, 4): "NotThere",
        (ALL + 1, 0): "SameAsLine",
    }
    assert states(run) == {"new": ALL - 5, "error": 5}
    assert not Asset.objects.filter(name__startswith="House ").exists()
