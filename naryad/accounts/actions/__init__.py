"""What can be done with logins, memberships and invitations?"""

from naryad.accounts.actions.create_first_administrator import create_first_administrator
from naryad.accounts.actions.edit_preferences import edit_preferences
from naryad.accounts.actions.end_sessions import (
    end_listed_session,
    end_other_sessions,
    end_session,
)
from naryad.accounts.actions.note_presence import note_presence
from naryad.accounts.actions.note_sign_ins import note_entry, note_failed_sign_in

__all__ = [
    "create_first_administrator",
    "edit_preferences",
    "end_listed_session",
    "end_other_sessions",
    "end_session",
    "note_entry",
    "note_failed_sign_in",
    "note_presence",
]
