"""Which columns has a sheet of companies?"""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naryad.companies.codes import CODE_LENGTH, clean_code
from naryad.companies.counterparty import Counterparty
from naryad.companies.requisites import compact
from naryad.companies.rows import CELLS, clean_rows, clean_site
from naryad.spreadsheets.sheets.cell_rows import tidier
from naryad.spreadsheets.sheets.columns import Choice, ColumnKind, SheetColumn
from naryad.spreadsheets.sheets.finding import find_companies

COUNTRY = "RU"
# Of these people write several into one line; an extension belongs to its number.
PARTED_BY = {"phones": r";|,(?!\s*(?:доб|вн|ext|\d{1,6}\s*(?:[;,]|$)))", "emails": "[;,]"}
_COUNTERPARTIES = (
    Choice(
        Counterparty.LEGAL_ENTITY,
        Counterparty.LEGAL_ENTITY.label,
        ("юр. лицо", "юрлицо", "юр.лицо", "юридическое лицо", "организация", "company"),
    ),
    Choice(
        Counterparty.SOLE_PROPRIETOR,
        Counterparty.SOLE_PROPRIETOR.label,
        ("ип", "индивидуальный предприниматель", "предприниматель"),
    ),
    Choice(
        Counterparty.INDIVIDUAL,
        Counterparty.INDIVIDUAL.label,
        ("физ. лицо", "физлицо", "физ.лицо", "физическое лицо", "person"),
    ),
    Choice(
        Counterparty.FOREIGN,
        Counterparty.FOREIGN.label,
        ("иностранная", "нерезидент", "иностранная организация", "non-resident"),
    ),
)


def _tidy_site(text: str) -> str:
    try:
        return clean_site(text)
    except ValueError:
        return text


def _rows(field: str, label: str | Promise, synonyms: tuple[str, ...] = ()) -> SheetColumn:
    tidy = tidier(
        CELLS[field],
        lambda rows: clean_rows(field, rows, country=COUNTRY),
        parted_by=PARTED_BY.get(field, ""),
    )
    note = _("Each on a line of its own, its parts parted by |.")
    return SheetColumn(field, label, synonyms, kind=ColumnKind.LONG_TEXT, tidy=tidy, note=note)


def _flag(key: str, label: str | Promise, *synonyms: str) -> SheetColumn:
    return SheetColumn(key, label, synonyms, kind=ColumnKind.FLAG)


def _digits(key: str, label: str | Promise, *synonyms: str) -> SheetColumn:
    return SheetColumn(key, label, synonyms, tidy=compact)


COLUMNS: Sequence[SheetColumn] = (
    SheetColumn(
        "name",
        _("Name"),
        (
            "company",
            "компания",
            "организация",
            "наименование",
            "краткое наименование",
            "контрагент",
        ),
        required=True,
    ),
    SheetColumn(
        "full_name",
        _("Full name"),
        ("legal name", "юридическое название", "полное наименование", "наименование полное"),
    ),
    SheetColumn(
        "external_id", _("External ID"), ("erp id", "erpid", "1c id", "код 1с", "id в 1с", "guid")
    ),
    SheetColumn(
        "code",
        _("Code"),
        ("short code",),
        tidy=clean_code,
        # What 1C calls «Код» is longer than the short code of a company.
        longest=CODE_LENGTH,
        if_longer="external_id",
    ),
    SheetColumn(
        "counterparty",
        _("Type of counterparty"),
        ("legal form", "вид контрагента", "форма", "юр./физ. лицо", "юр. лицо"),
        kind=ColumnKind.CHOICE,
        choices=lambda _actor: _COUNTERPARTIES,
    ),
    _flag("is_customer", _("Customer"), "client", "клиент"),
    _flag("is_contractor", _("Contractor"), "supplier", "субподрядчик"),
    _flag("is_own", _("Own company"), "our company", "наша компания"),
    SheetColumn(
        "parent",
        _("Stands under"),
        ("parent", "parent company", "головная компания", "холдинг"),
        kind=ColumnKind.REFERENCE,
        find=find_companies,
        refers_to="companies",
    ),
    _digits("inn", _("INN"), "tin", "tax number", "tax id"),
    _digits("kpp", _("KPP")),
    _digits("ogrn", _("OGRN or OGRNIP"), "ogrn", "огрн", "огрнип"),
    _digits("okpo", _("OKPO")),
    SheetColumn("legal_address", _("Legal address"), ("registered address", "юр. адрес")),
    SheetColumn("address", _("Postal address"), ("address", "адрес", "фактический адрес")),
    _rows("phones", _("Phones"), ("phone", "телефон", "тел.")),
    _rows("emails", _("E-mails"), ("e-mail", "email", "почта", "эл. почта")),
    SheetColumn("site", _("Site"), ("website", "web", "url", "веб-сайт"), tidy=_tidy_site),
    _rows("contact_persons", _("Contact persons"), ("contacts", "контакты")),
    _rows("bank_accounts", _("Bank accounts"), ("accounts", "расчётный счёт", "р/с")),
    _rows("requisites", _("Requisites of other countries")),
    SheetColumn("note", _("Note"), ("comment", "remark", "комментарий"), kind=ColumnKind.LONG_TEXT),
)
