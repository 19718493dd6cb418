"""Which face has the list of companies?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.kinds import kinds_of
from naryad.companies.queries import parent_of
from naryad.companies.visibility import companies_visible_to
from naryad.core.phone_words import say_phone
from naryad.lists.bulk.registry import verbs_of
from naryad.lists.companies.companies_list import list_companies
from naryad.lists.companies.fields import FIELDS, CompanyRow
from naryad.lists.companies.linked import count_linked
from naryad.lists.fields import Asker
from naryad.lists.questions import Question, Show
from naryad.web.acting import SignedInRequest
from naryad.web.figures import say_number
from naryad.web.lists.face import Adding, Empty, ListFace, Look, OpenList, Writer
from naryad.web.marks import avatar
from naryad.web.menu import find_path
from naryad.web.taking import take

EDITED_IN_PLACE = tuple(field.edit for field in FIELDS if field.edit)


def open_companies(asker: Asker) -> OpenList:
    return OpenList(list_companies(asker), FACE)


def _name(row: CompanyRow) -> str:
    return row.company.name


def _url(row: CompanyRow) -> str:
    return f"{find_path('companies')}{row.id}/"


def _pick(row: CompanyRow) -> str:
    """With the version that the reader sees: what changes meanwhile is left alone."""
    return f"{row.id}.{row.company.version}"


def write_cells(asker: Asker) -> Mapping[str, Writer]:
    deleted = _("Deleted")
    may_edit = asker.actor.may_change(Permission.EDIT_COMPANIES)
    change = _("Change in place:")

    def name(row: CompanyRow) -> Markup:
        face = avatar(_name(row), key=f"company{row.id}")
        link = f'<a class="subj cut" href="{_url(row)}">{escape(_name(row))}</a>'
        tag = f'<span class="tg">{escape(deleted)}</span>' if row.company.deleted_at else ""
        return Markup(f'<span class="row0">{face}{link}{tag}</span>')  # noqa: S704 - escaped

    def edited(field: str) -> Writer:
        def cell(row: CompanyRow) -> str:
            """Opens for editing where it stands; by keyboard with E, so that Tab stays short."""
            text = str(getattr(row.company, field))
            if not may_edit or row.company.deleted_at:
                return text
            label = f"{change} {escape(_name(row))}"
            return Markup(  # noqa: S704 - escaped
                f'<a class="cell-e" href="{_url(row)}cell/{field}/" data-cell tabindex="-1"'
                f' aria-label="{label}">{escape(text)}</a>'
            )

        return cell

    return {
        "name": name,
        "phone": _phone,
        "employees": lambda row: _people(row, row.linked.employees, "employees"),
        "customers": lambda row: _people(row, row.linked.customers, "customers"),
        **{field: edited(field) for field in EDITED_IN_PLACE},
    }


def _phone(row: CompanyRow) -> str:
    number, _comma, extension = (row.company.phones or [{"number": ""}])[0]["number"].partition(
        ", "
    )
    return say_phone(number, extension)


def offer_bulk(opened: OpenList, question: Question) -> Mapping[str, Any] | None:
    """Of deleted companies there is nothing to do but bring them back."""
    wanted = {"restore"} if question.deleted == Show.ONLY else {"change", "delete", "restore"}
    if question.deleted == Show.HIDE:
        wanted -= {"restore"}
    verbs = [
        verb
        for verb in verbs_of("company")
        if verb.key in wanted and opened.actor.may_change(verb.permission)
    ]
    return {"verbs": verbs, "list": "companies"} if verbs else None


def _people(row: CompanyRow, count: int, noun: str) -> Markup:
    """The number leads to those whom it counts."""
    if not count:
        return Markup('<span class="mut">0</span>')
    url = f"{find_path(noun)}?company={row.id}"
    return Markup('<a href="{}">{}</a>').format(url, say_number(count))


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s company.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s companies.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(actor: Actor) -> Empty:
    if not actor.may(Permission.SEE_ALL_COMPANIES):
        return Empty(
            _("There are no companies here that you see"),
            _("Your roles show the companies that you belong to, and you belong to none."),
            "eye-off",
        )
    text = _("Companies join the people who work in them or speak for them.")
    if not actor.may_change(Permission.EDIT_COMPANIES):
        return Empty(_("No companies yet"), text, "building")
    return Empty(
        _("No companies yet"),
        text,
        "building",
        action=_("Add the first one"),
        action_url=reverse("company_new"),
    )


def _describe_peek(request: SignedInRequest, company_id: int) -> Mapping[str, Any]:
    actor = request.actor
    company = take(companies_visible_to(actor), company_id)
    return {
        "id": company_id,
        "name": company.name,
        "kinds": kinds_of(company),
        "parent": parent_of(actor, company),
        "linked": count_linked([company], actor=actor)[company_id],
        "url": reverse("company", args=[company_id]),
    }


FACE = ListFace(
    noun="companies",
    title=gettext_lazy("Companies"),
    search_label=gettext_lazy("Search companies"),
    search_hint=gettext_lazy("Name, INN, code, external ID"),
    row_name=_name,
    row_url=_url,
    pick_row=_pick,
    write_cells=write_cells,
    bulk="office/runs/bulk_bar.html",
    offer_bulk=offer_bulk,
    looks={
        "name": Look("c-main"),
        "kind": Look("mut c-sub", width="w-20"),
        "parent": Look("mut c-hide", hides="c-mid", width="w-20"),
        "counterparty": Look("mut c-hide", hides="c-wide", width="w-17"),
        "inn": Look("num c-hide", width="w-14"),
        "code": Look("c-hide", hides="c-wide", width="w-11"),
        "external_id": Look("c-hide", hides="c-wide", width="w-14"),
        "phone": Look("num c-hide", hides="c-wide", width="w-14"),
        "employees": Look("r num c-hide", head="r", width="w-11"),
        "customers": Look("r num c-st", head="r", width="w-11"),
    },
    peek="office/companies/peek.html",
    describe_peek=_describe_peek,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    adding=Adding(
        gettext_lazy("New company"),
        lambda: reverse("company_new"),
        Permission.EDIT_COMPANIES,
    ),
)
