"""With what does a new organization begin?"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from naryad.access.actor import act_as_system
from naryad.access.roles import STARTING_ROLES
from naryad.areas.describing import describe_area
from naryad.areas.models import Area
from naryad.catalog.models import Reason, ReasonUse
from naryad.companies.describing import describe_company
from naryad.companies.models import Company
from naryad.core.beginnings import begin_nouns
from naryad.core.errors import Invalid
from naryad.core.labels import Label
from naryad.core.locks import hold_lock
from naryad.core.search import make_search_text, make_sort_key
from naryad.history.recording import Change, compare, record
from naryad.organizations.first_consent import first_consent_text
from naryad.organizations.input import find_founding_errors
from naryad.organizations.models import ConsentText, Organization
from naryad.people.models import Role, RoleMayGive, RolePermission

_BAN_REASONS = (
    Label(ru="Уволен", en="Dismissed"),
    Label(ru="Утеря телефона", en="Lost phone"),
    Label(ru="По просьбе", en="On request"),
    Label(ru="Нарушение правил", en="Broke the rules"),
)


@transaction.atomic
def found_organization(
    *, name: Label, zone: str, language: str, at: datetime, is_demo: bool = False
) -> Organization:
    """The organization with its starting roles, default area, own company, consent text and
    reasons for a ban, and with what upper nouns begin: everything that a first administrator needs.

    Two at once wait for each other; whoever must be the only one asks after `wait_for_founding`.
    Invalid: `name`, `zone`, `language`.
    """
    errors = find_founding_errors(name, zone=zone, language=language)
    if errors:
        raise Invalid(errors)
    wait_for_founding()
    organization = Organization.objects.create(
        name=name, zone=zone, language=language, is_demo=is_demo, created_at=at
    )
    _add_roles(organization)
    area = Area.objects.create(
        organization=organization, name=Label(ru="Основной", en="Main"), is_default=True
    )
    company = _add_own_company(organization)
    ConsentText.objects.create(
        organization=organization, number=1, text=first_consent_text(name), at=at
    )
    Reason.objects.bulk_create(
        Reason(organization=organization, name=reason, use=ReasonUse.BAN) for reason in _BAN_REASONS
    )
    begun = [
        Change(
            "organization.founded",
            "organization",
            organization.pk,
            compare({}, {"name": dict(name)}),
        ),
        Change("area.added", "area", area.pk, compare({}, describe_area(area, {}))),
        Change("company.added", "company", company.pk, compare({}, describe_company(company, {}))),
    ]
    record(begun, by=act_as_system(organization.pk), at=at)
    begin_nouns(by=act_as_system(organization.pk), at=at)
    return organization


def wait_for_founding() -> None:
    """Until the transaction ends, nobody else founds an organization."""
    hold_lock("founding")


def _add_roles(organization: Organization) -> None:
    roles = Role.objects.bulk_create(
        Role(
            organization=organization,
            name=Label(ru=start.ru, en=start.en),
            description=Label(ru=start.about_ru, en=start.about_en),
            code=start.code,
            is_for_customers=start.is_for_customers,
        )
        for start in STARTING_ROLES
    )
    RolePermission.objects.bulk_create(_permissions(roles))
    RoleMayGive.objects.bulk_create(_may_give(roles))


def _permissions(roles: Iterable[Role]) -> Iterable[RolePermission]:
    for role, start in zip(roles, STARTING_ROLES, strict=True):
        for permission in sorted(start.permissions):
            yield RolePermission(
                organization_id=role.organization_id, role=role, permission=permission
            )


def _may_give(roles: list[Role]) -> Iterable[RoleMayGive]:
    for role, start in zip(roles, STARTING_ROLES, strict=True):
        for given in roles:
            if given.code in start.may_give:
                yield RoleMayGive(organization_id=role.organization_id, role=role, given=given)


def _add_own_company(organization: Organization) -> Company:
    name = organization.name.text(organization.language)
    return Company.objects.create(
        organization=organization,
        name=name,
        is_customer=False,
        is_own=True,
        sort_key=make_sort_key(name),
        search_text=make_search_text(name),
    )
