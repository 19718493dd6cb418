"""What can be done with people, roles and the organization they work in?"""

from naryad.people.actions.add_newcomer import add_newcomer
from naryad.people.actions.add_people import add_people
from naryad.people.actions.add_role import add_role
from naryad.people.actions.add_service_user import add_service_user
from naryad.people.actions.add_to_company import add_to_company
from naryad.people.actions.ban_for_new_reason import add_ban_reason, ban_for_new_reason
from naryad.people.actions.ban_people import ban_people
from naryad.people.actions.convert_people import convert_people
from naryad.people.actions.copy_role import copy_role
from naryad.people.actions.delete_people import delete_people
from naryad.people.actions.delete_role import delete_role
from naryad.people.actions.edit_people import PersonEdit, edit_people
from naryad.people.actions.edit_role import edit_role
from naryad.people.actions.erase_due_people import erase_due_people
from naryad.people.actions.found_organization import found_organization
from naryad.people.actions.give_roles import give_roles
from naryad.people.actions.put_links_back import put_links_back
from naryad.people.actions.request_erasure import request_erasure
from naryad.people.actions.restore_people import restore_people
from naryad.people.actions.restore_role import restore_role
from naryad.people.actions.set_areas import AreaChange, set_areas
from naryad.people.actions.set_photo import drop_photo, set_photo
from naryad.people.actions.take_back_erasure import take_back_erasure
from naryad.people.actions.take_roles import take_roles
from naryad.people.actions.unban_people import unban_people
from naryad.people.actions.view_as import end_viewing, start_viewing

__all__ = [
    "AreaChange",
    "PersonEdit",
    "add_ban_reason",
    "add_newcomer",
    "add_people",
    "add_role",
    "add_service_user",
    "add_to_company",
    "ban_for_new_reason",
    "ban_people",
    "convert_people",
    "copy_role",
    "delete_people",
    "delete_role",
    "drop_photo",
    "edit_people",
    "edit_role",
    "end_viewing",
    "erase_due_people",
    "found_organization",
    "give_roles",
    "put_links_back",
    "request_erasure",
    "restore_people",
    "restore_role",
    "set_areas",
    "set_photo",
    "start_viewing",
    "take_back_erasure",
    "take_roles",
    "unban_people",
]
