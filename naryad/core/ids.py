"""Which row does a text from outside name?"""

# What fits into the ids of the database, whatever the digits.
_LONGEST = 18


def read_id(text: str) -> int | None:
    """A positive whole number in plain digits that an id can be; None for anything else."""
    if not (text.isascii() and text.isdecimal()) or len(text) > _LONGEST:
        return None
    return int(text) or None
