"""Which companies may this person see?"""

from django.db.models import QuerySet

from naryad.access.actor import Actor
from naryad.access.arms import Arm, sees_everything, visible_ids
from naryad.access.own_keys import OWN_COMPANIES
from naryad.access.permissions import Permission
from naryad.companies.models import Company

ARMS = (
    Arm(Permission.SEE_ALL_COMPANIES, table="companies_company"),
    Arm(Permission.SEE_OWN_COMPANIES, table="companies_company", seek="id", keys=OWN_COMPANIES),
)


def companies_visible_to(actor: Actor, *, with_deleted: bool = False) -> QuerySet[Company]:
    """Deleted ones only when asked for, to those who may delete and restore."""
    companies = Company.objects.filter(organization_id=actor.organization_id)
    if not sees_everything(ARMS, actor):
        companies = companies.filter(pk__in=visible_ids(ARMS, actor))
    if with_deleted and actor.may(Permission.DELETE_COMPANIES):
        return companies
    return companies.filter(deleted_at=None)


def nameable_companies(actor: Actor) -> QuerySet[Company]:
    """Those whose names the actor may read in histories: also deleted ones, and those that went
    into another, which they would see if these lived."""
    companies = Company.objects.filter(organization_id=actor.organization_id)
    if sees_everything(ARMS, actor):
        return companies
    return companies.filter(pk__in=visible_ids(ARMS, actor))
