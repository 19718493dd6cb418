"""Which columns does the sheet of objects and equipment have?"""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn
from naryad.spreadsheets.sheets.contact_cells import tidy_contacts
from naryad.spreadsheets.sheets.targets import find_in


def _tidy_tags(text: str) -> str:
    words = (" ".join(word.split()).lower() for word in text.split(","))
    return ", ".join(dict.fromkeys(word for word in words if word))


COLUMNS = (
    SheetColumn(
        "name",
        _("Name"),
        ("название", "наименование", "объект", "оборудование", "object", "equipment", "asset"),
        required=True,
    ),
    SheetColumn(
        "type",
        _("Type"),
        ("тип", "тип объекта", "тип оборудования", "asset type", "object type"),
        kind=ColumnKind.REFERENCE,
        required=True,
        find=find_in("asset-types"),
        refers_to="asset-types",
        can_create="asset-types",
    ),
    SheetColumn(
        "asset_class",
        pgettext_lazy("asset", "Class"),
        ("класс", "категория", "group", "category"),
        kind=ColumnKind.REFERENCE,
        find=find_in("asset-classes"),
        refers_to="asset-classes",
        can_create="asset-classes",
    ),
    SheetColumn(
        "parent",
        _("Object above"),
        (
            "вышестоящий объект",
            "родитель",
            "родительский объект",
            "установлено на",
            "место установки",
            "входит в",
            "parent",
            "parent object",
        ),
        kind=ColumnKind.REFERENCE,
        find=find_in("assets"),
        refers_to="assets",
        note=_("By its name, external ID or number; it may stand in the same file."),
    ),
    SheetColumn(
        "company",
        _("Company"),
        ("компания", "заказчик", "клиент", "контрагент", "client", "customer"),
        kind=ColumnKind.REFERENCE,
        find=find_in("companies"),
        refers_to="companies",
        can_create="companies",
        note=_("Empty: that of the object above."),
    ),
    SheetColumn("address", _("Address"), ("адрес", "место")),
    SheetColumn("latitude", _("Latitude"), ("широта", "lat"), kind=ColumnKind.NUMBER),
    SheetColumn("longitude", _("Longitude"), ("долгота", "lon", "lng"), kind=ColumnKind.NUMBER),
    SheetColumn(
        "serial_number",
        _("Serial number"),
        ("серийный номер", "заводской номер", "зав. №", "serial", "s/n"),
    ),
    SheetColumn(
        "number", _("Number"), ("номер", "инвентарный номер", "инв. №", "inventory number")
    ),
    SheetColumn("external_id", _("External ID"), ("внешний код", "внешний id", "код 1с")),
    SheetColumn(
        "areas",
        _("Areas"),
        ("участки", "участок", "area", "район"),
        kind=ColumnKind.REFERENCES,
        find=find_in("areas"),
        refers_to="areas",
        can_create="areas",
    ),
    SheetColumn(
        "inherits_areas",
        _("Also has the areas of the object above"),
        ("наследует участки",),
        kind=ColumnKind.FLAG,
    ),
    SheetColumn(
        "responsible",
        _("Responsible"),
        ("ответственный", "ответственное лицо"),
        kind=ColumnKind.REFERENCE,
        find=find_in("people"),
        refers_to="people",
    ),
    SheetColumn(
        "warranty_till",
        _("Warranty till"),
        ("гарантия до", "гарантия", "warranty"),
        kind=ColumnKind.DATE,
    ),
    SheetColumn("is_mobile", _("Mobile"), ("передвижной", "мобильный"), kind=ColumnKind.FLAG),
    SheetColumn(
        "is_published", _("Published"), ("опубликован", "опубликовано"), kind=ColumnKind.FLAG
    ),
    SheetColumn("tags", _("Tags"), ("теги", "метки"), tidy=_tidy_tags),
    SheetColumn(
        "skills",
        _("Skills"),
        ("навыки",),
        kind=ColumnKind.REFERENCES,
        find=find_in("skills"),
        refers_to="skills",
        can_create="skills",
    ),
    SheetColumn(
        "work_types",
        _("Work types"),
        ("виды работ", "работы"),
        kind=ColumnKind.REFERENCES,
        find=find_in("work-types"),
        refers_to="work-types",
        can_create="work-types",
    ),
    SheetColumn(
        "contacts",
        _("Contact persons"),
        ("контактные лица", "контакты", "контакт", "contacts"),
        kind=ColumnKind.LONG_TEXT,
        tidy=tidy_contacts,
        note=_("A line for each: name | position | phone | e-mail | note."),
    ),
    SheetColumn(
        "description", _("Description"), ("описание", "примечание", "notes"), ColumnKind.LONG_TEXT
    ),
)
# Key of a column → field of the input, where they differ.
FIELDS = {
    "type": "type_id",
    "asset_class": "class_id",
    "parent": "parent_id",
    "company": "company_id",
    "areas": "area_ids",
    "responsible": "responsible_id",
    "skills": "skill_ids",
    "work_types": "work_type_ids",
}
