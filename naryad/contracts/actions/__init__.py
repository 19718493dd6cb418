"""What can be done with contracts?"""

from naryad.contracts.actions.add_contracts import add_contracts
from naryad.contracts.actions.delete_contracts import delete_contracts
from naryad.contracts.actions.edit_contracts import edit_contracts
from naryad.contracts.actions.remind_of_ends import remind_of_ends
from naryad.contracts.actions.restore_contracts import restore_contracts

__all__ = [
    "add_contracts",
    "delete_contracts",
    "edit_contracts",
    "remind_of_ends",
    "restore_contracts",
]
