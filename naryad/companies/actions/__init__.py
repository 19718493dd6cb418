"""What can be done with companies?"""

from naryad.companies.actions.add_companies import OutOfSight, add_companies
from naryad.companies.actions.change_companies import CompanyChange, change_companies
from naryad.companies.actions.delete_companies import delete_companies
from naryad.companies.actions.edit_companies import edit_companies
from naryad.companies.actions.merge_companies import merge_companies
from naryad.companies.actions.restore_companies import restore_companies
from naryad.companies.actions.undo_merge import undo_merge

__all__ = [
    "CompanyChange",
    "OutOfSight",
    "add_companies",
    "change_companies",
    "delete_companies",
    "edit_companies",
    "merge_companies",
    "restore_companies",
    "undo_merge",
]
