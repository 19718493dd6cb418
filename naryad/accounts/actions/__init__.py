"""What can be done with logins, memberships and invitations?"""

from naryad.accounts.actions.activate_invitation import (
    activate_invitation,
    open_invitation,
    prove_phone,
)
from naryad.accounts.actions.add_card import add_card
from naryad.accounts.actions.add_factor import add_app, add_passkey
from naryad.accounts.actions.arrive_by_provider import arrive_by_provider
from naryad.accounts.actions.ask_code import ask_code
from naryad.accounts.actions.change_email import (
    ask_email_change,
    confirm_email_change,
    find_email_link,
    open_email_link,
)
from naryad.accounts.actions.change_password import change_password
from naryad.accounts.actions.change_phone import (
    ask_phone_change,
    confirm_phone_change,
    drop_phone,
)
from naryad.accounts.actions.create_first_administrator import create_first_administrator
from naryad.accounts.actions.edit_card import edit_card
from naryad.accounts.actions.edit_preferences import edit_preferences
from naryad.accounts.actions.end_service_user import end_service_user
from naryad.accounts.actions.end_sessions import (
    end_listed_session,
    end_other_sessions,
    end_session,
)
from naryad.accounts.actions.end_tokens import end_own_token, end_token
from naryad.accounts.actions.forget_what_is_over import forget_what_is_over
from naryad.accounts.actions.invite_people import invite_people
from naryad.accounts.actions.make_token import make_own_token, make_service_token
from naryad.accounts.actions.new_password import (
    ask_new_password,
    find_password_link,
    open_password_link,
    set_new_password,
)
from naryad.accounts.actions.note_new_device import note_new_device
from naryad.accounts.actions.note_presence import note_presence
from naryad.accounts.actions.note_sign_ins import (
    note_entry,
    note_failed_sign_in,
    note_wrong_code,
)
from naryad.accounts.actions.note_token_use import note_token_use
from naryad.accounts.actions.remove_factor import remove_factor
from naryad.accounts.actions.rename_passkey import rename_passkey
from naryad.accounts.actions.renew_codes import renew_codes
from naryad.accounts.actions.reset_factors import reset_factors
from naryad.accounts.actions.send_test_letter import send_test_letter
from naryad.accounts.actions.send_test_sms import send_test_sms
from naryad.accounts.actions.set_up_installation import set_up_installation
from naryad.accounts.actions.set_up_provider import (
    add_provider,
    delete_provider,
    edit_provider,
)
from naryad.accounts.actions.unlink_identity import unlink_identity
from naryad.accounts.actions.use_code import use_code
from naryad.accounts.actions.use_sent_code import use_password_code, use_sign_in_code

__all__ = [
    "activate_invitation",
    "add_app",
    "add_card",
    "add_passkey",
    "add_provider",
    "arrive_by_provider",
    "ask_code",
    "ask_email_change",
    "ask_new_password",
    "ask_phone_change",
    "change_password",
    "confirm_email_change",
    "confirm_phone_change",
    "create_first_administrator",
    "delete_provider",
    "drop_phone",
    "edit_card",
    "edit_preferences",
    "edit_provider",
    "end_listed_session",
    "end_other_sessions",
    "end_own_token",
    "end_service_user",
    "end_session",
    "end_token",
    "find_email_link",
    "find_password_link",
    "forget_what_is_over",
    "invite_people",
    "make_own_token",
    "make_service_token",
    "note_entry",
    "note_failed_sign_in",
    "note_new_device",
    "note_presence",
    "note_token_use",
    "note_wrong_code",
    "open_email_link",
    "open_invitation",
    "open_password_link",
    "prove_phone",
    "remove_factor",
    "rename_passkey",
    "renew_codes",
    "reset_factors",
    "send_test_letter",
    "send_test_sms",
    "set_new_password",
    "set_up_installation",
    "unlink_identity",
    "use_code",
    "use_password_code",
    "use_sign_in_code",
]
