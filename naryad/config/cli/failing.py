"""How does a command say that it cannot do its work?"""


class CommandError(Exception):
    """The message is one sentence for the person at the terminal."""
