"""Does a template offer what one may fill in, and is it known when it comes back?"""

import io
import re
import zipfile
from pathlib import Path

import pytest

from naryad.core.errors import NotVisible
from naryad.people.models import Role
from naryad.spreadsheets.files_in.heads import fold_head
from naryad.spreadsheets.import_rows import rows_of
from naryad.spreadsheets.proposing import names_of
from naryad.spreadsheets.sheets import SHEETS, columns_for
from naryad.spreadsheets.states import Format
from naryad.spreadsheets.template import write_template
from tests.spreadsheets.books import read, write_ours
from tests.spreadsheets.test_import_files import mapped, start
from tests.spreadsheets.test_import_files import read as read_import
from tests.world import FOREIGN_WORD, World


def _heads(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    ((line, cells),) = read(path)
    assert line == 1
    return cells


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("noun", [sheet.noun for sheet in SHEETS])
def test_each_column_of_a_filled_template_finds_its_field(
    world: World, tmp_path: Path, noun: str, language: str
) -> None:
    actor = world.actor(world.service.admin)
    template = write_template(noun, language=language, actor=actor)
    heads = _heads(template.data, tmp_path / "empty.xlsx")
    (sheet,) = [each for each in SHEETS if each.noun == noun]
    columns = columns_for(sheet, actor)
    assert len(heads) == len(columns) and template.name.endswith(".xlsx")
    for head, column in zip(heads, columns, strict=True):
        assert head.endswith("*") == column.required
        assert names_of(columns)[fold_head(head)] == column.key
    filled = write_ours(tmp_path / "a.xlsx", Format.XLSX, [heads, ["x"] * len(heads)])
    run = read_import(start(world, filled.read_bytes(), noun=noun))
    assert [field.split()[0] for field in mapped(run).values()] == [each.key for each in columns]
    assert rows_of(run).count() == 1


def test_a_template_offers_what_is_known_here_and_nothing_foreign(
    world: World, tmp_path: Path
) -> None:
    actor = world.actor(world.service.admin)
    data = write_template("employees", language="ru", actor=actor).data
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet, lists = (book.read(f"xl/worksheets/sheet{n}.xml").decode() for n in (1, 2))
        states = book.read("xl/workbook.xml").decode()
    rules = re.findall(r"<formula1>'(\w+)'!\$A\$(\d+):\$A\$(\d+)</formula1>", sheet)
    words = re.findall(r"<t[^>]*>([^<]*)</t>", lists)
    assert rules and '"@' not in sheet and 'state="hidden"' in states
    assert int(rules[-1][2]) == len(words)
    roles = Role.objects.filter(organization=world.service.organization, deleted_at=None)
    assert {role.name["ru"] for role in roles if "ru" in role.name} <= set(words)
    assert FOREIGN_WORD not in lists


def test_who_may_not_import_gets_no_template(world: World) -> None:
    for person in (world.service.customer, world.service.technician):
        with pytest.raises(NotVisible):
            write_template("employees", language="ru", actor=world.actor(person))


def test_what_one_may_not_give_is_not_offered(world: World, tmp_path: Path) -> None:
    admin, dispatcher = world.actor(world.service.admin), world.actor(world.service.dispatcher)
    (sheet,) = [each for each in SHEETS if each.noun == "customers"]
    for actor in (admin, dispatcher):
        keys = [column.key for column in columns_for(sheet, actor)]
        data = write_template("customers", language="en", actor=actor).data
        heads = _heads(data, tmp_path / "a.xlsx")
        assert len(heads) == len(keys)
        assert ("Roles*" in heads) == ("roles" in keys)
