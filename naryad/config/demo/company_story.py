"""Which requisites and contacts have the companies of the demo? All of it is made up, and every
check digit is right."""

from typing import Any

from naryad.companies.counterparty import Counterparty

_NORTH, _SAVING, _EAST = "044030001", "044525002", "049205003"
_BANKS = {
    _NORTH: "Банк «Северный причал»",
    _SAVING: "АО «Сбережение»",
    _EAST: "Банк «Восточный берег»",
}


def _key(digits: str) -> int:
    return sum(int(digit) * (7, 1, 3)[place % 3] for place, digit in enumerate(digits)) % 10


def _account(bic: str, number: str, *, note: str = "") -> dict[str, str]:
    """The ninth digit of an account and of a correspondent one is the key of all the others."""
    return {
        "account": _close("40702810", number, bic[-3:]),
        "bic": bic,
        "bank": _BANKS[bic],
        "correspondent": _close("30101810", f"00000000{bic[-3:]}", f"0{bic[4:6]}"),
        "note": note,
    }


def _close(before: str, after: str, code: str) -> str:
    return next(
        f"{before}{key}{after}" for key in range(10) if not _key(f"{code}{before}{key}{after}")
    )


def _phone(number: str, note: str = "") -> dict[str, str]:
    return {"number": number, "note": note}


def _email(address: str, note: str = "") -> dict[str, str]:
    return {"address": address, "note": note}


def _person(name: str, position: str, phone: str = "", email: str = "") -> dict[str, str]:
    return {"name": name, "position": position, "phone": phone, "email": email, "note": ""}


def _value(name: str, value: str) -> dict[str, str]:
    return {"name": name, "value": value}


# By name of the company; the words are those of the form.
REQUISITES: dict[str, dict[str, Any]] = {
    "ООО «Галактика Молл»": {
        "full_name": "Общество с ограниченной ответственностью «Галактика Молл»",
        "code": "ГАЛ",
        "external_id": "1С-000117",
        "inn": "7701234560",
        "kpp": "770101001",
        "ogrn": "1027700123450",
        "okpo": "47182037",
        "legal_address": "101000, Москва, ул. Звёздная, д. 12, стр. 1",
        "address": "101000, Москва, ул. Звёздная, д. 12, офис управления, 4-й этаж",
        "site": "galaktika.example",
        "phones": [_phone("+74955550133", "приёмная"), _phone("+74955550134, 112", "охрана")],
        "emails": [_email("office@galaktika.example"), _email("buh@galaktika.example", "счета")],
        "bank_accounts": [
            _account(_SAVING, "38000012345", note="основной"),
            _account(_NORTH, "00000004417", note="аренда"),
        ],
        "contact_persons": [
            _person("Дмитрий Орехов", "Начальник охраны", "+79165550171"),
            _person("Ксения Вольская", "Бухгалтер", "+74955550134, 140", "buh@galaktika.example"),
        ],
        "note": "Работы в торговых залах — до 9:30 и после 22:00. Пропуск на машину за сутки.",
    },
    "Арсенал Девелопмент": {
        "full_name": "Акционерное общество «Арсенал Девелопмент»",
        "code": "АРС",
        "inn": "7805123456",
        "kpp": "780501001",
        "ogrn": "1157746543217",
        "legal_address": "198095, Санкт-Петербург, Причальный пер., д. 3",
        "phones": [_phone("+78125550144")],
        "emails": [_email("service@arsenal.example")],
        "bank_accounts": [_account(_NORTH, "00000001234")],
    },
    "Полюс Ритейл": {
        "full_name": "Общество с ограниченной ответственностью «Полюс Ритейл»",
        "code": "ПОЛ",
        "external_id": "1С-000045",
        "inn": "7715987652",
        "kpp": "771501001",
        "ogrn": "1187847654323",
        "legal_address": "127254, Москва, Полярный пр-д, д. 8",
        "site": "polus.example",
        "phones": [_phone("+74955550160", "поддержка магазинов")],
        "emails": [_email("zayavki@polus.example", "заявки")],
        "bank_accounts": [_account(_SAVING, "00000001234")],
    },
    "Полюс Ритейл — склад «Север-2»": {
        "full_name": "Обособленное подразделение ООО «Полюс Ритейл», склад «Север-2»",
        "code": "ПОЛС2",
        "inn": "7715987652",
        "kpp": "784345001",
        "address": "194292, Санкт-Петербург, Складской пр-д, д. 2, ворота 5",
        "phones": [_phone("+78125550133", "смена")],
    },
    "Northern Logistics Ltd": {
        "counterparty": Counterparty.FOREIGN,
        "full_name": "Northern Logistics Limited",
        "code": "NLL",
        "requisites": [
            _value("Company number", "09876543"),
            _value("VAT number", "GB 123 4567 89"),
        ],
        "legal_address": "14 Quay Street, Manchester M3 3HN, United Kingdom",
        "site": "northlog.example",
        "phones": [_phone("+441614960127", "fleet desk")],
        "emails": [_email("accounts@northlog.example", "invoices")],
        "bank_accounts": [
            {
                "account": "GB82WEST12345698765432",
                "bic": "",
                "bank": "Westbridge Bank",
                "correspondent": "",
                "note": "GBP",
            }
        ],
    },
    "АО «Медтехника»": {
        "full_name": "Акционерное общество «Медтехника»",
        "code": "МЕД",
        "inn": "5008123451",
        "kpp": "500801001",
        "ogrn": "1047812345679",
        "phones": [_phone("+74955550122")],
        "bank_accounts": [_account(_SAVING, "00000007702")],
    },
    "Vostok Data Centre": {
        "full_name": "Vostok Data Centre LLC",
        "code": "VDC",
        "inn": "1655123453",
        "kpp": "165501001",
        "legal_address": "420111, Казань, ул. Серверная, д. 1",
        "phones": [_phone("+78435550160", "duty shift, day and night")],
        "note": "Visitors are led in by the duty shift. No flames, no dust.",
    },
    "Аптека № 114": {
        "counterparty": Counterparty.SOLE_PROPRIETOR,
        "full_name": "Индивидуальный предприниматель Артемьева Юлия Романовна",
        "inn": "770123456703",
        "ogrn": "315774600012344",
        "phones": [_phone("+74955550180")],
    },
    "Hotel Baltic Star": {
        "counterparty": Counterparty.FOREIGN,
        "full_name": "Baltic Star Hotels Oy",
        "code": "HBS",
        "requisites": [_value("Y-tunnus", "1234567-1"), _value("VAT number", "FI12345671")],
        "legal_address": "Satamakatu 3, 00160 Helsinki, Finland",
        "site": "balticstar.example",
        "phones": [_phone("+358955501144", "front office")],
    },
    "Климат-Подряд": {
        "full_name": "Общество с ограниченной ответственностью «Климат-Подряд»",
        "code": "КЛИМ",
        "inn": "7811234563",
        "kpp": "781101001",
        "phones": [_phone("+78125550175", "выезд бригад")],
        "contact_persons": [_person("Роман Сычёв", "Бригадир", "+79215550175")],
        "bank_accounts": [_account(_NORTH, "00000002217")],
    },
    "СервисПром": {
        "full_name": "Общество с ограниченной ответственностью «СервисПром»",
        "code": "СП",
        "inn": "7734123457",
        "kpp": "773401001",
        "ogrn": "1177746345677",
        "legal_address": "123060, Москва, ул. Мастеровая, д. 7",
        "phones": [_phone("+74955550100", "диспетчерская")],
        "emails": [_email("support@example.com")],
        "bank_accounts": [_account(_SAVING, "00000009901")],
    },
}
