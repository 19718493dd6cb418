"""Under which addresses do roles lie?"""

from django.urls import path

from naryad.web.lists.urls import list_paths
from naryad.web.office.roles import editor, roles
from naryad.web.office.roles.roles_list import open_roles

urlpatterns = [
    *list_paths("office/roles/", "roles", open_roles, row="role_id"),
    path("office/roles/new/", editor.role_new, name="role_new"),
    path("office/roles/<int:role_id>/", editor.role, name="role"),
    path("office/roles/<int:role_id>/menu/", roles.role_menu, name="role_menu"),
    path("office/roles/<int:role_id>/people/", roles.role_people, name="role_people"),
    path("office/roles/<int:role_id>/history/", roles.role_history, name="role_history"),
    path("office/roles/<int:role_id>/copy/", roles.role_copy, name="role_copy"),
    path("office/roles/<int:role_id>/deletion/", roles.role_deletion, name="role_deletion"),
    path(
        "office/roles/<int:role_id>/restoration/", roles.role_restoration, name="role_restoration"
    ),
]
