"""Who sees and changes the files of contracts?"""

from naryad.access.permissions import Permission
from naryad.contracts.locking import take_contracts
from naryad.contracts.visibility import contracts_visible_to
from naryad.files.owners import Holder, declare_holder


def declare_files() -> None:
    """Called once, when the program starts. Customers see no contract, so none of its files."""
    declare_holder(
        Holder(
            "contract",
            Permission.EDIT_CONTRACTS,
            contracts_visible_to,
            take_contracts,
            has_customers=False,
        )
    )
