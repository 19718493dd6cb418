"""Who and what stands in the demo? Everything here is made up."""

from dataclasses import dataclass

from naryad.access.kind import Kind
from naryad.access.roles import RoleCode

AREAS = (
    ("Север", "North"),
    ("Центр", "Centre"),
    ("Юг", "South"),
    ("Область", "Outskirts"),
)
SKILLS = (
    ("Холодильное оборудование", "Refrigeration"),
    ("Лифты и эскалаторы", "Lifts and escalators"),
    ("Электроустановки до 1000 В", "Electrical work up to 1000 V"),
    ("Пожарная сигнализация", "Fire alarms"),
    ("Работы на высоте", "Work at height"),
)
WORK_TYPES = (
    ("Ремонт", "Repair"),
    ("Плановое обслуживание", "Planned maintenance"),
    ("Диагностика", "Diagnostics"),
    ("Монтаж", "Installation"),
    ("Пусконаладка", "Commissioning"),
)
COMPANIES = (
    ("ООО «Галактика Молл»", None),
    ("Арсенал Девелопмент", None),
    ("Полюс Ритейл", None),
    ("Полюс Ритейл — склад «Север-2»", "Полюс Ритейл"),
    ("Northern Logistics Ltd", None),
    ("АО «Медтехника»", None),
    ("Vostok Data Centre", None),
    ("ЖК «Берег»", None),
    ("Школа № 1542", None),
    ("Поликлиника № 8", None),
    ("Museum of Technology", None),
    ("Аптека № 114", None),
    ("Архив города", None),
    ("Hotel Baltic Star", None),
)
CONTRACTORS = ("Климат-Подряд",)
OWN_COMPANY = "СервисПром"
BAN_REASON = "По просьбе"


@dataclass(frozen=True)
class DemoPerson:
    last: str
    first: str
    middle: str = ""
    kind: Kind = Kind.CUSTOMER
    role: RoleCode = RoleCode.CUSTOMER
    position: str = ""
    phone: str = ""
    email: str = ""
    companies: tuple[str, ...] = ()
    areas: tuple[str, ...] = ("Центр",)
    language: str = "ru"
    is_invited: bool = False
    signs_in: str = ""
    skills: tuple[str, ...] = ()
    is_banned: bool = False


E, C = Kind.EMPLOYEE, RoleCode.CUSTOMER
ADMINISTRATOR = DemoPerson(
    "Ветрова", "Ольга", "Павловна", E, RoleCode.ADMINISTRATOR, "Директор по сервису",
    "+79035550101", "admin@example.com", signs_in="Администратор · Administrator",
    areas=("Север", "Центр", "Юг", "Область"), language="",
)  # fmt: skip
STAFF = (
    DemoPerson("Тукаев", "Марат", "Ильдарович", E, RoleCode.HEAD, "Руководитель сервиса",
               "+79035550102", "head@example.com", areas=("Север", "Центр", "Юг", "Область"),
               signs_in="Руководитель сервиса · Head of service"),
    DemoPerson("Лебедева", "Анна", "Сергеевна", E, RoleCode.DISPATCHER, "Диспетчер смены",
               "+79035550103", "dispatcher@example.com", areas=("Север", "Центр"),
               signs_in="Диспетчер · Dispatcher"),
    DemoPerson("Коваль", "Артём", "Викторович", E, RoleCode.TECHNICIAN, "Инженер-холодильщик",
               "+79035550104", "technician@example.com", areas=("Север",),
               signs_in="Техник · Technician", skills=("Холодильное оборудование",)),
    DemoPerson("Сафин", "Руслан", "", E, RoleCode.TECHNICIAN, "Лифтовой механик",
               "+79035550105", "safin@example.com", areas=("Центр", "Юг"),
               skills=("Лифты и эскалаторы", "Работы на высоте"), is_invited=True),
    DemoPerson("Hughes", "Daniel", "", E, RoleCode.TECHNICIAN, "Electrical engineer",
               "+442079460155", "hughes@example.com", areas=("Область",), language="en",
               skills=("Электроустановки до 1000 В",), is_invited=True),
    DemoPerson("Ёлкина", "Дарья", "Олеговна", E, RoleCode.DISPATCHER, "Ночной диспетчер",
               "+79035550106", "elkina@example.com", areas=("Юг", "Область")),
    DemoPerson("Мельник", "Игорь", "Петрович", E, RoleCode.TECHNICIAN, "Монтажник",
               "+79035550107", "", areas=("Юг",), skills=("Пожарная сигнализация",)),
)  # fmt: skip
CUSTOMERS = (
    DemoPerson("Савельева", "Ирина", "Андреевна", Kind.CUSTOMER, C,
               "Управляющая торговым центром", "+79165550133", "customer@example.com",
               ("ООО «Галактика Молл»",), ("Центр",), signs_in="Заказчик · Customer"),
    DemoPerson("Громов", "Виктор", "", Kind.CUSTOMER, C, "Главный инженер", "+79265550161",
               "customer2@example.com", ("Northern Logistics Ltd", "Арсенал Девелопмент"),
               ("Север", "Центр"), signs_in="Заказчик двух компаний · Customer of two companies"),
    DemoPerson("Белкина", "Анна", "Игоревна", Kind.CUSTOMER, C, "Директор магазина",
               "+79035550144", "belkina@polus.example", ("Полюс Ритейл",), ("Север",),
               is_invited=True),
    DemoPerson("Дорохова", "Екатерина", "Львовна", Kind.CUSTOMER, C, "Завхоз", "+74955550122",
               "dorohova@medtech.example", ("АО «Медтехника»",), is_invited=True),
    DemoPerson("Holloway", "James", "", Kind.CUSTOMER, C, "Duty shift lead", "+442079460321",
               "j.holloway@vostok.example", ("Vostok Data Centre",), ("Область",), "en",
               is_invited=True),
    DemoPerson("Мусин", "Камиль", "", Kind.CUSTOMER, C, "Председатель ТСЖ", "+79175550108",
               "musin@bereg.example", ("ЖК «Берег»",), ("Юг",)),
    DemoPerson("Krause", "Linda", "", Kind.CUSTOMER, C, "Collections", "+493055501173",
               "krause@museum.example", ("Museum of Technology",), ("Центр",), "en",
               is_invited=True),
    DemoPerson("Нестерова", "Марина", "Юрьевна", Kind.CUSTOMER, C, "Заместитель директора",
               "+74995550170", "nesterova@sch1542.example", ("Школа № 1542",), ("Север",)),
    DemoPerson("Петренко", "Олег", "", Kind.CUSTOMER, C, "Оператор парковки", "+79855550190",
               "petrenko@arsenal.example", ("Арсенал Девелопмент",), ("Юг",)),
    DemoPerson("Тагиров", "Рустам", "", Kind.CUSTOMER, C, "Инженер", "+78435550158",
               "tagirov@clinic8.example", ("Поликлиника № 8",), ("Область",), is_invited=True),
    DemoPerson("Lindgren", "Sofia", "", Kind.CUSTOMER, C, "Regional director", "+4685550211",
               "lindgren@polus.example",
               ("Полюс Ритейл", "Полюс Ритейл — склад «Север-2»", "Hotel Baltic Star"),
               ("Север",), "en"),
    DemoPerson("Касаев", "Тимур", "", Kind.CUSTOMER, C, "Старший смены", "+79115550133", "",
               ("Полюс Ритейл — склад «Север-2»",), ("Север",)),
    DemoPerson("Zhang", "Wei", "", Kind.CUSTOMER, C, "Network operations", "+79255550160",
               "zhang@vostok.example", ("Vostok Data Centre",), ("Область",), "en"),
    DemoPerson("Артемьева", "Юлия", "Романовна", Kind.CUSTOMER, C, "Провизор", "+79095550180",
               "artemieva@apteka114.example", ("Аптека № 114",), ("Центр",)),
    DemoPerson("Соколов", "Ян", "", Kind.CUSTOMER, C, "Администратор", "+79165550116",
               "sokolov@galaktika.example", ("ООО «Галактика Молл»",), ("Центр",),
               is_invited=True),
    DemoPerson("Dean", "Arthur", "", Kind.CUSTOMER, C, "Fleet", "+441614960127",
               "dean@northlog.example", ("Northern Logistics Ltd",), ("Север",), "en"),
    DemoPerson("Колосова", "Вера", "Николаевна", Kind.CUSTOMER, C, "Хранитель фонда",
               "+74955550140", "kolosova@archive.example", ("Архив города",), ("Центр",)),
    DemoPerson("Стоянов", "Глеб", "", Kind.CUSTOMER, C, "Комендант", "+79775550118",
               "stoyanov@bereg.example", ("ЖК «Берег»", "Школа № 1542"), ("Юг",), is_banned=True),
    DemoPerson("Virtanen", "Aino", "", Kind.CUSTOMER, C, "Front office", "+358955501144",
               "virtanen@balticstar.example", ("Hotel Baltic Star",), ("Север",), "en"),
    DemoPerson("Фёдорова", "Ольга", "Дмитриевна", Kind.CUSTOMER, C, "Главный бухгалтер",
               "+79165550177", "fedorova@medtech.example", ("АО «Медтехника»",), ("Центр",)),
)  # fmt: skip
OTHER_ADMINISTRATOR = DemoPerson(
    "Marsh", "Helen", "", E, RoleCode.ADMINISTRATOR, "Operations director", "+442079460199",
    "admin@other.example", language="en",
    signs_in="Другая организация · Another organization",
)  # fmt: skip
