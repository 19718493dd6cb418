"""How does a command say that it cannot do its work?"""


class CommandError(Exception):
    """The message is for the person at the terminal and says what to do."""
