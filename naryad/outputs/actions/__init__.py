"""What can be done with files that take long to make?"""

from naryad.outputs.actions.cancel_output import cancel_output
from naryad.outputs.actions.forget_outputs import forget_outputs
from naryad.outputs.actions.keep_output import keep_output
from naryad.outputs.actions.prepare_part import prepare_part
from naryad.outputs.actions.start_output import start_output
from naryad.outputs.actions.stop_output import stop_output

__all__ = [
    "cancel_output",
    "forget_outputs",
    "keep_output",
    "prepare_part",
    "start_output",
    "stop_output",
]
