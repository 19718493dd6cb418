"""What is the short code of a company, and whose is it already?"""

from collections.abc import Iterable

from naryad.companies.models import Company, CompanyCode

CODE_LENGTH = 8
# Letters of two alphabets that look the same on paper.
_TWINS = str.maketrans("АВЕЁКМНОРСТУХІ", "ABEEKMHOPCTYXI")


def clean_code(typed: str) -> str:
    return typed.strip().upper()


def is_code(code: str) -> bool:
    """Letters and digits alone: numbers of tickets put their own marks around it."""
    return code.isalnum() and len(code) <= CODE_LENGTH


def key_of(code: str) -> str:
    return code.translate(_TWINS)


def owners_of(codes: Iterable[str], *, organization_id: int) -> dict[str, int]:
    """Key → the company whose code it is or was, deleted or not."""
    keys = {key_of(code) for code in codes if code}
    rows = CompanyCode.objects.filter(organization_id=organization_id, key__in=keys)
    return dict(rows.values_list("key", "company_id"))


def keep_codes(companies: Iterable[Company]) -> None:
    """Of companies just written, in one statement; one that was theirs before stays theirs."""
    CompanyCode.objects.bulk_create(
        [
            CompanyCode(
                organization_id=company.organization_id,
                company_id=company.pk,
                code=company.code,
                key=key_of(company.code),
            )
            for company in companies
            if company.code
        ],
        batch_size=1000,
        ignore_conflicts=True,
    )
