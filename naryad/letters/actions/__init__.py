"""What can happen to a letter?"""

from naryad.letters.actions.settle_letter import cancel_letter, settle_letter
from naryad.letters.actions.take_letter import take_letter
from naryad.letters.actions.write_letters import NewLetter, write_letters

__all__ = ["NewLetter", "cancel_letter", "settle_letter", "take_letter", "write_letters"]
