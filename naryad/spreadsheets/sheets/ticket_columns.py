"""Which columns does the sheet of tickets have?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.permissions import Permission
from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn
from naryad.spreadsheets.sheets.contact_cells import tidy_contacts
from naryad.spreadsheets.sheets.targets import find_in

COLUMNS = (
    SheetColumn(
        "number",
        pgettext_lazy("ticket", "Number"),
        ("номер", "номер заявки", "№", "ticket number"),
        note=_("Empty: given by the type."),
    ),
    SheetColumn(
        "title", _("Ticket"), ("заявка", "тема", "название", "subject", "title"), required=True
    ),
    SheetColumn(
        "type",
        _("Type"),
        ("тип", "тип заявки", "ticket type"),
        kind=ColumnKind.REFERENCE,
        required=True,
        find=find_in("ticket-types"),
        refers_to="ticket-types",
    ),
    SheetColumn(
        "text",
        pgettext_lazy("ticket", "Description"),
        ("описание", "текст", "description", "text"),
        kind=ColumnKind.LONG_TEXT,
    ),
    SheetColumn(
        "criticality",
        _("Criticality"),
        ("критичность", "приоритет", "priority"),
        kind=ColumnKind.REFERENCE,
        find=find_in("criticalities"),
        refers_to="criticalities",
        can_create="criticalities",
    ),
    SheetColumn(
        "asset",
        _("Object"),
        ("объект", "оборудование", "equipment", "asset"),
        kind=ColumnKind.REFERENCE,
        find=find_in("assets"),
        refers_to="assets",
    ),
    SheetColumn(
        "company",
        _("Company"),
        ("компания", "заказчик", "клиент", "client", "customer"),
        kind=ColumnKind.REFERENCE,
        find=find_in("companies"),
        refers_to="companies",
        can_create="companies",
        note=_("Empty: that of the object."),
    ),
    SheetColumn(
        "contract",
        _("Contract"),
        ("договор",),
        kind=ColumnKind.REFERENCE,
        find=find_in("contracts"),
        refers_to="contracts",
    ),
    SheetColumn(
        "work_type",
        _("Work type"),
        ("вид работ", "работа"),
        kind=ColumnKind.REFERENCE,
        find=find_in("work-types"),
        refers_to="work-types",
        can_create="work-types",
    ),
    SheetColumn("address", _("Address"), ("адрес", "место")),
    SheetColumn(
        "requester",
        _("Requester"),
        ("заявитель", "автор", "author"),
        kind=ColumnKind.REFERENCE,
        find=find_in("people"),
        refers_to="people",
    ),
    SheetColumn(
        "parent",
        _("Part of"),
        ("часть заявки", "основная заявка", "parent ticket"),
        kind=ColumnKind.REFERENCE,
        find=find_in("tickets"),
        refers_to="tickets",
        note=_("By its number; it may stand in the same file."),
    ),
    SheetColumn(
        "assignees",
        _("Assignees"),
        ("исполнители", "исполнитель", "assignee"),
        kind=ColumnKind.REFERENCES,
        find=find_in("people"),
        refers_to="people",
        permission=Permission.ASSIGN_TICKETS,
        note=_("Of new tickets. Of others assignees change in the list and on the card."),
    ),
    SheetColumn("deadline", _("Deadline"), ("срок", "крайний срок"), kind=ColumnKind.MOMENT),
    SheetColumn("window_from", _("Visit from"), ("визит с",), kind=ColumnKind.MOMENT),
    SheetColumn("window_till", _("Visit till"), ("визит до",), kind=ColumnKind.MOMENT),
    SheetColumn(
        "estimated_minutes",
        _("Estimate, minutes"),
        ("оценка, минут", "трудоёмкость"),
        kind=ColumnKind.NUMBER,
    ),
    SheetColumn("external_id", _("External ID"), ("внешний код", "внешний id", "код 1с")),
    SheetColumn(
        "contacts",
        _("Contact persons of the team"),
        ("контактные лица", "контакты", "contacts"),
        kind=ColumnKind.LONG_TEXT,
        tidy=tidy_contacts,
        note=_("A line for each: name | position | phone | e-mail | note."),
    ),
    SheetColumn(
        "customer_contacts",
        _("Contact persons of the customer"),
        ("контакты заказчика",),
        kind=ColumnKind.LONG_TEXT,
        tidy=tidy_contacts,
    ),
)
# Key of a column → field of the input, where they differ.
FIELDS = {
    "type": "type_id",
    "criticality": "criticality_id",
    "asset": "asset_id",
    "company": "company_id",
    "contract": "contract_id",
    "work_type": "work_type_id",
    "requester": "requester_id",
    "parent": "parent_id",
    "assignees": "assignee_ids",
}
