"""Which nouns can be read in from a file, and by whom?"""

from collections.abc import Mapping, Sequence

from naryad.access.actor import Actor
from naryad.catalog.directories import DirectoryName
from naryad.core.errors import NotVisible
from naryad.spreadsheets.sheets.areas import AreasSheet
from naryad.spreadsheets.sheets.assets import AssetsSheet
from naryad.spreadsheets.sheets.columns import SheetColumn
from naryad.spreadsheets.sheets.companies import CompaniesSheet
from naryad.spreadsheets.sheets.contracts import ContractsSheet
from naryad.spreadsheets.sheets.criticalities import CriticalitiesSheet
from naryad.spreadsheets.sheets.directories import DirectorySheet
from naryad.spreadsheets.sheets.people import CustomersSheet, EmployeesSheet
from naryad.spreadsheets.sheets.sheet import Sheet
from naryad.spreadsheets.sheets.tickets import TicketsSheet

# In the order in which an empty organization is filled: what others refer to comes first.
SHEETS: Sequence[Sheet] = (
    DirectorySheet(DirectoryName.SKILLS, "навык", "skill"),
    DirectorySheet(DirectoryName.WORK_TYPES, "вид работ", "work type"),
    DirectorySheet(DirectoryName.ASSET_TYPES, "тип", "type"),
    DirectorySheet(DirectoryName.ASSET_CLASSES, "класс", "class"),
    CriticalitiesSheet(),
    AreasSheet(),
    CompaniesSheet(),
    EmployeesSheet(),
    CustomersSheet(),
    AssetsSheet(),
    ContractsSheet(),
    TicketsSheet(),
)
_BY_NOUN: Mapping[str, Sheet] = {sheet.noun: sheet for sheet in SHEETS}


def open_sheet(noun: str, actor: Actor) -> Sheet:
    """Raises NotVisible for whoever may neither add nor edit, as for a noun that has no sheet."""
    sheet = _BY_NOUN.get(noun)
    if sheet is None or not may_import(sheet, actor):
        raise NotVisible
    return sheet


def sheets_for(actor: Actor) -> list[Sheet]:
    return [sheet for sheet in SHEETS if may_import(sheet, actor)]


def may_import(sheet: Sheet, actor: Actor) -> bool:
    """In the office, and with the rights of the forms: there is none of its own."""
    return actor.is_employee and (actor.may(sheet.to_add) or actor.may(sheet.to_edit))


def columns_for(sheet: Sheet, actor: Actor) -> list[SheetColumn]:
    """What the actor may see and fill in."""
    columns = sheet.columns(actor)
    return [each for each in columns if each.permission is None or actor.may(each.permission)]


def sheet_of(noun: str) -> Sheet:
    """Of a noun that has one, whoever acts: the actions ask for their rights themselves."""
    return _BY_NOUN[noun]
