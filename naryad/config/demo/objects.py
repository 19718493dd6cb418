"""Which objects and equipment stand in the demo? Everything here is made up."""

from datetime import date, datetime

from naryad.access.actor import Actor
from naryad.assets.actions import add_asset_template, add_assets, withdraw_assets
from naryad.assets.input import AssetInput
from naryad.assets.template_input import TemplateInput
from naryad.catalog.actions import add_entry
from naryad.core.labels import Label
from naryad.core.outcomes import only

# Russian, English, whether it has an address of its own.
TYPES = (
    ("Здание", "Building", True),
    ("Помещение", "Room", False),
    ("Лифт", "Lift", False),
    ("Холодильное оборудование", "Refrigeration", False),
    ("Вентиляция", "Ventilation", False),
    ("Пожарная сигнализация", "Fire alarm", False),
    ("Электрощит", "Switchboard", False),
    ("Передвижная установка", "Mobile unit", True),
)
# What is usually done with each.
USUAL = {
    "Лифт": ("Ремонт", "Плановое обслуживание"),
    "Холодильное оборудование": ("Ремонт", "Плановое обслуживание", "Диагностика"),
}
# Russian, English, the name to begin with, type, tag.
TEMPLATES = (
    ("Пассажирский лифт", "Passenger lift", "Лифт пассажирский", "Лифт", "лифт"),
    ("Холодильная камера", "Cold room", "Холодильная камера", "Холодильное оборудование", "холод"),
)
CLASSES = (("Критичное", "Critical"), ("Обычное", "Ordinary"))
# Company, area, address, name of the building, and what stands in it: name, type, serial number;
# a tab before a name puts it under the one before.
BUILDINGS = (
    ("ООО «Галактика Молл»", "Центр", "Москва, Ленинградский пр-т, 62", "ТЦ «Галактика»", (
        ("Машинное помещение", "Помещение", ""),
        ("\tЛифт пассажирский 1", "Лифт", "KONE-4471-01"),
        ("\tЛифт пассажирский 2", "Лифт", "KONE-4471-02"),
        ("Чиллер на кровле", "Холодильное оборудование", "DAIKIN-EWAQ-220"),
        ("\tКомпрессор А", "Холодильное оборудование", "DK-C-101"),
        ("\tКомпрессор Б", "Холодильное оборудование", "DK-C-102"),
        ("Пожарная сигнализация, 1 этаж", "Пожарная сигнализация", "BOLID-S2000-17"),
    )),
    ("Полюс Ритейл", "Север", "Санкт-Петербург, Выборгская наб., 47", "Склад «Полюс»", (
        ("Холодильная камера 1", "Холодильное оборудование", "POLAIR-KX-1"),
        ("\tИспаритель", "Холодильное оборудование", "ALFA-77-12"),
        ("Холодильная камера 2", "Холодильное оборудование", "POLAIR-KX-2"),
        ("Главный щит", "Электрощит", "ГРЩ-0,4-1"),
    )),
    ("Полюс Ритейл — склад «Север-2»", "Север", "Санкт-Петербург, Индустриальный пр., 9",
     "Склад «Север-2»", (
        ("Морозильная камера", "Холодильное оборудование", "POLAIR-MX-9"),
        ("Приточная установка", "Вентиляция", "VTS-15"),
    )),
    ("Northern Logistics Ltd", "Область", "12 Harbour Road, Unit 4", "Cold store", (
        ("Ammonia compressor", "Холодильное оборудование", "GEA-GRASSO-65"),
        ("Dock lift", "Лифт", "KONE-D-8"),
    )),
    ("ЖК «Берег»", "Юг", "Москва, Нагатинская наб., 20", "Корпус 3", (
        ("Подъезд 1", "Помещение", ""),
        ("\tЛифт грузовой", "Лифт", "ЩЛЗ-630-15"),
        ("\tЛифт пассажирский", "Лифт", "ЩЛЗ-400-31"),
        ("Насосная", "Помещение", ""),
    )),
    ("АО «Медтехника»", "Центр", "Москва, ул. Щипок, 11", "Лабораторный корпус", (
        ("Вытяжная установка", "Вентиляция", "ВР-80-75"),
        ("Холодильник вакцин", "Холодильное оборудование", "HYC-390"),
    )),
)  # fmt: skip
WHERE = {
    "ТЦ «Галактика»": (55.7955, 37.5412),
    "Склад «Полюс»": (59.9712, 30.3398),
    "Склад «Север-2»": (59.9903, 30.4516),
    "Cold store": (51.9474, 4.1368),
    "Корпус 3": (55.6829, 37.6561),
    "Лабораторный корпус": (55.7249, 37.6330),
}
ON_SITE = {
    "ТЦ «Галактика»": (
        {
            "name": "Олег Рябинин",
            "position": "Дежурный инженер",
            "phone": "+74955550161",
            "email": "duty@galaktika.example",
            "note": "Круглосуточно, пропуск на посту 2",
        },
    ),
}
_WARRANTY = date(2027, 6, 30)


def fill_assets(names: dict[str, dict[str, int]], by: Actor, *, at: datetime) -> None:
    """`names`: ids of areas, companies and work types by their names."""
    usual = {
        ru: frozenset(names["work_types"][each] for each in USUAL.get(ru, ()))
        for ru, _en, _has in TYPES
    }
    types = {
        ru: add_entry(
            "asset-types",
            Label(ru=ru, en=en),
            on=("needs_address",) if has_address else (),
            links={"work_type_ids": usual[ru]},
            by=by,
            at=at,
        )
        for ru, en, has_address in TYPES
    }
    for ru, en in CLASSES:
        add_entry("asset-classes", Label(ru=ru, en=en), by=by, at=at)
    last = 0
    for company, area, address, name, inside in BUILDINGS:
        building = AssetInput(
            name,
            types["Здание"],
            company_id=names["companies"][company],
            address=address,
            area_ids=frozenset({names["areas"][area]}),
            latitude=WHERE[name][0],
            longitude=WHERE[name][1],
            contacts=ON_SITE.get(name, ()),
        )
        top = _add(building, by, at=at)
        room = top
        for each, type_, serial in inside:
            parent = room if each.startswith("\t") else top
            warranty = _WARRANTY if serial.endswith("1") else None
            given = AssetInput(
                each.strip(),
                types[type_],
                parent_id=parent,
                serial_number=serial,
                work_type_ids=usual[type_],
                warranty_till=warranty,
            )
            last = _add(given, by, at=at)
            room = room if each.startswith("\t") else last
    withdraw_assets([last], by=by, at=at)
    _add_templates(types, by, at=at)


def _add_templates(types: dict[str, int], by: Actor, *, at: datetime) -> None:
    for ru, en, name, type_, tag in TEMPLATES:
        label = Label(ru=ru, en=en)
        new = TemplateInput(label, asset_name=name, type_id=types[type_], tags=(tag,))
        add_asset_template(new, by=by, at=at)


def _add(given: AssetInput, by: Actor, *, at: datetime) -> int:
    return only(add_assets([given], by=by, at=at))
