"""What is the list of companies for one reader?"""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.kinds import CompanyKind, kinds_of
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.conditions.operators import Operator
from naryad.core.conditions.tree import Condition
from naryad.lists.companies.fields import FIELDS, CompanyRow
from naryad.lists.companies.linked import count_linked
from naryad.lists.companies.searching import name_companies, search_companies
from naryad.lists.fields import Asker
from naryad.lists.noun_lists import BuiltInView, NounList
from naryad.lists.questions import Order, Question, Show


def list_companies(asker: Asker) -> NounList[CompanyRow]:
    return NounList(
        noun="companies",
        asker=asker,
        fields={field.key: field for field in FIELDS},
        visible=_visible,
        search=lambda companies, words, _actor: search_companies(companies, words),
        read=_read,
        place=lambda row: row.company.sort_key,
        order="sort_key",
        first_order=Order("name"),
        views=_VIEWS,
        sees_deleted=Permission.DELETE_COMPANIES,
    )


def _visible(actor: Actor, show: Show) -> QuerySet[Company]:
    companies = companies_visible_to(actor, with_deleted=show != Show.HIDE)
    return companies if show != Show.ONLY else companies.filter(is_living=False)


def _read(ids: Sequence[int], asker: Asker) -> list[CompanyRow]:
    """In a fixed number of queries."""
    found = _visible(asker.actor, Show.ALL).in_bulk(ids)
    companies = [found[each] for each in ids if each in found]
    linked = count_linked(companies, actor=asker.actor)
    parents = name_companies([company.parent_id for company in companies], actor=asker.actor)
    return [
        CompanyRow(
            company, kinds_of(company), linked[company.pk], parents.get(company.parent_id or 0, "")
        )
        for company in companies
    ]


def _of(kind: CompanyKind) -> Question:
    return Question(where=Condition("kind", Operator.IS, (kind.lower(),)))


_VIEWS = (
    BuiltInView("all", _("All"), Question()),
    BuiltInView("customers", _("Customers"), _of(CompanyKind.CUSTOMER)),
    BuiltInView("contractors", _("Contractors"), _of(CompanyKind.CONTRACTOR)),
    BuiltInView("own", _("Own companies"), _of(CompanyKind.OWN)),
    BuiltInView("deleted", pgettext_lazy("several", "Deleted"), Question(deleted=Show.ONLY)),
)
