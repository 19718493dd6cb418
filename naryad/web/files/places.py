"""On which page of the office do the files of a record stand?"""

from django.urls import reverse

from naryad.core.errors import NotVisible
from naryad.files.owners import Owner

# What joins later has its line here.
_PAGES = {
    "asset": "asset_files",
    "company": "company_files",
    "contract": "contract_files",
    "ticket": "ticket_files",
}


def page_of_owner(owner: Owner) -> str:
    if owner.noun not in _PAGES:
        raise NotVisible
    return reverse(_PAGES[owner.noun], args=[owner.id])
