"""Which functions of actions ask nobody's right, and who guards them instead?"""

_NOBODY_YET = "there is nobody yet; the setup code or the terminal guards it"
_OWNER = "a login's owner, whom the door knows"
_LINK = "whoever holds the secret link"
_PROGRAM = "only the program's own jobs call it"
_PART = "a part of the action that calls it, which has asked"

WITHOUT_ACTOR = {
    "activate_invitation": _LINK,
    "ask_email_change": _OWNER,
    "ask_new_password": "anybody; limits count, and the answer is always the same",
    "cancel_letter": _PROGRAM,
    "change_password": _OWNER,
    "confirm_email_change": _LINK,
    "create_first_administrator": _NOBODY_YET,
    "due_letters": _PROGRAM,
    "edit_preferences": _OWNER,
    "end_listed_session": _OWNER,
    "end_other_sessions": _OWNER,
    "end_session": _OWNER,
    "end_viewing": "ends, and opens nothing",
    "erase_due_people": _PROGRAM,
    "find_email_link": _LINK,
    "find_password_link": _LINK,
    "find_viewed": "looks, and asks visibility itself",
    "follow_own_email": _OWNER,
    "forget_what_is_over": _PROGRAM,
    "forget_runs": _PROGRAM,
    "found_organization": _NOBODY_YET,
    "keep_password": _PART,
    "membership_for_letters": _OWNER,
    "note_entry": "keeps book of a sign-in that has happened",
    "note_failed_sign_in": "nobody is signed in yet",
    "note_presence": "keeps book of a request that was answered anyway",
    "open_email_link": _LINK,
    "open_invitation": _LINK,
    "open_password_link": _LINK,
    "pause_after": _PROGRAM,
    "refuse_wrong_password": _PART,
    "set_new_password": _LINK,
    "set_up_installation": _NOBODY_YET,
    "settle_letter": _PROGRAM,
    "sweep_files": _PROGRAM,
    "take_letter": _PROGRAM,
    "wait_for_founding": "only a lock",
    "write_letters": _PART,
    "write_to": _PART,
}

# These take an actor and ask for no right of theirs but the one to act at all.
WITHOUT_RIGHT = {
    "drop_files": _PART,
    "open_run": "asks for the right of the verb, as the actions that call it do",
    "open_demo_logins": "asks that the program itself calls",
    "store_image": _PART,
}
