"""Under which addresses do contracts lie in the office?"""

from django.urls import path

from naryad.web.lists.urls import list_paths
from naryad.web.office.contracts import contract_acts, contract_page, editing
from naryad.web.office.contracts.contract_list import open_contracts

_ONE = "office/contracts/<int:contract_id>"

urlpatterns = [
    *list_paths("office/contracts/", "contracts", open_contracts, row="contract_id"),
    path("office/contracts/new/", editing.contract_new, name="contract_new"),
    path("office/contracts/draft/", editing.contract_draft, name="contract_draft"),
    path(
        "office/contracts/choices/<slug:sought>/",
        editing.contract_options,
        name="contract_options",
    ),
    path(f"{_ONE}/", contract_page.contract, name="contract"),
    path(f"{_ONE}/objects/", contract_page.contract_objects, name="contract_objects"),
    path(f"{_ONE}/files/", contract_page.contract_files, name="contract_files"),
    path(f"{_ONE}/history/", contract_page.contract_history, name="contract_history"),
    path(f"{_ONE}/edit/", editing.contract_edit, name="contract_edit"),
    path(f"{_ONE}/deletion/", contract_acts.contract_deletion, name="contract_deletion"),
    path(f"{_ONE}/restoration/", contract_acts.contract_restoration, name="contract_restoration"),
    path(f"{_ONE}/readers/", contract_acts.contract_readers, name="contract_readers"),
]
