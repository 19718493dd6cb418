"""To which companies does a person belong today?"""

from django.db.models import Q, QuerySet

from naryad.access.actor import Actor
from naryad.companies.visibility import companies_visible_to
from naryad.people.models import Employment


def current_employments(actor: Actor) -> QuerySet[Employment]:
    """Dated links of the actor's organization that hold on the actor's day."""
    return Employment.objects.filter(
        Q(till=None) | Q(till__gte=actor.today),
        organization_id=actor.organization_id,
        since__lte=actor.today,
    )


def shown_employments(actor: Actor) -> QuerySet[Employment]:
    """Those of them whose company the actor sees."""
    companies = companies_visible_to(actor)
    return current_employments(actor).filter(company_id__in=companies.values("pk"))
