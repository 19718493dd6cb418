"""Under which addresses do companies, areas and directories lie?"""

from django.urls import path

from naryad.catalog.directories import DirectoryName
from naryad.web.lists.urls import list_paths
from naryad.web.office.registers import (
    areas,
    asset_templates,
    companies,
    company_card,
    company_cell,
    company_form,
    company_merging,
    directories,
)
from naryad.web.office.registers.area_list import open_areas
from naryad.web.office.registers.company_list import open_companies

_BOOK = "office/directories/<slug:noun>/"
_TEMPLATES = "office/directories/asset-templates/"

urlpatterns = [
    *list_paths("office/companies/", "companies", open_companies, row="company_id"),
    path("office/companies/new/", company_form.company_new, name="company_new"),
    path("office/companies/draft/", company_form.company_draft, name="company_draft"),
    path("office/companies/parents/", company_form.company_parents, name="company_parents"),
    path("office/companies/<int:company_id>/", company_card.company, name="company"),
    *(
        path(f"office/companies/<int:company_id>/{part}/", show, name=f"company_{part}")
        for part, show in (
            ("people", company_card.company_people),
            ("subsidiaries", company_card.company_subsidiaries),
            ("objects", company_card.company_objects),
            ("files", company_card.company_files),
            ("contracts", company_card.company_contracts),
            ("history", company_card.company_history),
        )
    ),
    path("office/companies/<int:company_id>/edit/", company_form.company_edit, name="company_edit"),
    path(
        "office/companies/<int:company_id>/cell/<slug:field>/",
        company_cell.company_cell,
        name="company_cell",
    ),
    path(
        "office/companies/<int:company_id>/merging/",
        company_merging.company_merging,
        name="company_merging",
    ),
    path(
        "office/companies/<int:company_id>/parting/",
        company_merging.company_parting,
        name="company_parting",
    ),
    path(
        "office/companies/<int:company_id>/deletion/",
        companies.company_deletion,
        name="company_deletion",
    ),
    path(
        "office/companies/<int:company_id>/restoration/",
        companies.company_restoration,
        name="company_restoration",
    ),
    path(
        "office/companies/<int:company_id>/readers/",
        companies.company_readers,
        name="company_readers",
    ),
    *list_paths("office/areas/", "areas", open_areas, row="area_id"),
    path("office/areas/new/", areas.area_new, name="area_new"),
    path("office/areas/<int:area_id>/", areas.area, name="area"),
    path("office/areas/<int:area_id>/edit/", areas.area_edit, name="area_edit"),
    path("office/areas/<int:area_id>/place/", areas.area_place, name="area_place"),
    path("office/areas/<int:area_id>/default/", areas.area_default, name="area_default"),
    path("office/areas/<int:area_id>/deletion/", areas.area_deletion, name="area_deletion"),
    path(
        "office/areas/<int:area_id>/restoration/", areas.area_restoration, name="area_restoration"
    ),
    path(
        "office/directories/",
        directories.directory,
        {"noun": DirectoryName.SKILLS.value},
        name="directories",
    ),
    # Before the directories, one of which it would be else.
    path(_TEMPLATES, asset_templates.asset_templates, name="asset_templates"),
    path(f"{_TEMPLATES}new/", asset_templates.asset_template_new, name="asset_template_new"),
    path(
        f"{_TEMPLATES}<int:template_id>/edit/",
        asset_templates.asset_template_edit,
        name="asset_template_edit",
    ),
    path(
        f"{_TEMPLATES}<int:template_id>/deletion/",
        asset_templates.asset_template_deletion,
        name="asset_template_deletion",
    ),
    path(
        f"{_TEMPLATES}<int:template_id>/restoration/",
        asset_templates.asset_template_restoration,
        name="asset_template_restoration",
    ),
    path(_BOOK, directories.directory, name="directory"),
    path(f"{_BOOK}new/", directories.entry_new, name="entry_new"),
    path(f"{_BOOK}<int:entry_id>/edit/", directories.entry_edit, name="entry_edit"),
    path(f"{_BOOK}<int:entry_id>/deletion/", directories.entry_deletion, name="entry_deletion"),
    path(
        f"{_BOOK}<int:entry_id>/restoration/",
        directories.entry_restoration,
        name="entry_restoration",
    ),
]
