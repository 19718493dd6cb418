"""By which keys can a list of people stand, besides the name?"""

from django.db.models import Min, OuterRef, Subquery
from django.db.models.expressions import Combinable

from naryad.access.actor import Actor
from naryad.accounts.models import Membership
from naryad.lists.employments import shown_employments
from naryad.lists.ordering import folded, moment_text


def position(_actor: Actor) -> Combinable:
    return folded("position")


def added(_actor: Actor) -> Combinable:
    return moment_text("created_at")


def last_seen(actor: Actor) -> Combinable:
    current = Membership.objects.filter(
        organization_id=actor.organization_id, person_id=OuterRef("pk"), ended_at=None
    )
    return Subquery(current.values_list(moment_text("last_seen_at"))[:1])


def first_company(actor: Actor) -> Combinable:
    links = shown_employments(actor).filter(person_id=OuterRef("pk"))
    first = links.order_by().values("person_id").annotate(first=Min("company__sort_key"))
    return Subquery(first.values("first"))
