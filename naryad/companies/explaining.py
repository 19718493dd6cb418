"""By which ways does a person see a company, and what stands in the way?"""

from naryad.access.actor import Actor
from naryad.access.explaining import Explanation, explain_row
from naryad.companies.models import Company
from naryad.companies.visibility import ARMS, companies_visible_to


def explain_company(company: Company, *, of: Actor) -> Explanation:
    return explain_row(company, visible=companies_visible_to(of), arms=ARMS, of=of)
