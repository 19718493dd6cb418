"""What can happen to a letter?"""

from naryad.letters.actions.settle_letter import cancel_letter, settle_letter
from naryad.letters.actions.take_letter import take_letter
from naryad.letters.actions.withdraw_letters import is_withdrawn, withdraw_letters
from naryad.letters.actions.write_letters import NewLetter, write_letters

__all__ = [
    "NewLetter",
    "cancel_letter",
    "is_withdrawn",
    "settle_letter",
    "take_letter",
    "withdraw_letters",
    "write_letters",
]
