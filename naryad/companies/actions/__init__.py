"""What can be done with companies?"""

from naryad.companies.actions.add_companies import OutOfSight, add_companies
from naryad.companies.actions.change_companies import CompanyChange, change_companies
from naryad.companies.actions.delete_companies import delete_companies
from naryad.companies.actions.edit_companies import edit_companies
from naryad.companies.actions.restore_companies import restore_companies

__all__ = [
    "CompanyChange",
    "OutOfSight",
    "add_companies",
    "change_companies",
    "delete_companies",
    "edit_companies",
    "restore_companies",
]
