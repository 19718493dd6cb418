"""By which ways does a person see a contract, and what stands in the way?"""

from naryad.access.actor import Actor
from naryad.access.explaining import Explanation, explain_row
from naryad.contracts.models import Contract
from naryad.contracts.visibility import ARMS, contracts_visible_to


def explain_contract(contract: Contract, *, of: Actor) -> Explanation:
    return explain_row(contract, visible=contracts_visible_to(of), arms=ARMS, of=of)
