"""Under which addresses do employees and customers lie?"""

from django.urls import path

from naryad.web.lists.urls import list_paths
from naryad.web.office.people import (
    acts,
    bans,
    cards,
    cell_editing,
    conversions,
    editing,
    erasures,
    home,
    merging,
    new,
    options,
    registrations,
)
from naryad.web.office.people.lists import open_customers, open_employees

_PERSON = "office/people/<int:person_id>"

urlpatterns = [
    path("office/", home.office_home, name="office_home"),
    *list_paths("office/customers/", "customers", open_customers, row="person_id"),
    *list_paths("office/employees/", "employees", open_employees, row="person_id"),
    path("office/people/new/", new.person_new, name="person_new"),
    path("office/people/draft/", new.person_draft, name="person_draft"),
    path("office/people/options/companies/", options.companies, name="options_companies"),
    path("office/people/options/<str:noun>/", options.entries, name="options_entries"),
    path(f"{_PERSON}/", cards.person, name="person"),
    path(f"{_PERSON}/qualification/", cards.qualification, name="person_qualification"),
    path(f"{_PERSON}/other/", cards.other, name="person_other"),
    path(f"{_PERSON}/history/", cards.history, name="person_history"),
    path(f"{_PERSON}/rights/", cards.rights, name="person_rights"),
    path(f"{_PERSON}/edit/", editing.person_edit, name="person_edit"),
    path(f"{_PERSON}/cell/<slug:column>/", cell_editing.person_cell, name="person_cell"),
    path(f"{_PERSON}/photo/", acts.photo, name="person_photo"),
    path(f"{_PERSON}/invitation/", acts.invitation, name="person_invitation"),
    path(f"{_PERSON}/invitation/sms/", acts.invitation_by_sms, name="person_invitation_sms"),
    path(f"{_PERSON}/approval/", registrations.approval, name="person_approval"),
    path(f"{_PERSON}/refusal/", registrations.refusal, name="person_refusal"),
    path(f"{_PERSON}/merging/", merging.merging, name="person_merging"),
    path(f"{_PERSON}/merging/options/", merging.merging_options, name="person_merging_options"),
    path(f"{_PERSON}/parting/", merging.parting, name="person_parting"),
    path(f"{_PERSON}/conversion/", conversions.conversion, name="person_conversion"),
    path(f"{_PERSON}/ban/", bans.ban, name="person_ban"),
    path(f"{_PERSON}/unban/", acts.unban, name="person_unban"),
    path(f"{_PERSON}/deletion/", acts.deletion, name="person_deletion"),
    path(f"{_PERSON}/restoration/", acts.restoration, name="person_restoration"),
    path(f"{_PERSON}/erasure/", erasures.erasure, name="person_erasure"),
]
