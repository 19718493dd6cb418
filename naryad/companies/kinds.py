"""As what does the service company know a company? As several things at once, if need be."""

from collections.abc import Collection

from django.db import models
from django.utils.translation import gettext_lazy as _

from naryad.companies.models import Company


class CompanyKind(models.TextChoices):
    CUSTOMER = "CUSTOMER", _("Customer")
    CONTRACTOR = "CONTRACTOR", _("Contractor")
    OWN = "OWN", _("Own company")


COLUMNS = {
    CompanyKind.CUSTOMER: "is_customer",
    CompanyKind.CONTRACTOR: "is_contractor",
    CompanyKind.OWN: "is_own",
}


def kinds_of(company: Company) -> list[CompanyKind]:
    """In the order of the choices."""
    return [kind for kind, column in COLUMNS.items() if getattr(company, column)]


def set_kinds(company: Company, kinds: Collection[CompanyKind]) -> None:
    for kind, column in COLUMNS.items():
        setattr(company, column, kind in kinds)
