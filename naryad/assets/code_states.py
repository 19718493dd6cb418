"""What can be said of a code, in words that are stored?"""

from enum import StrEnum


class CodeState(StrEnum):
    BLANK = "BLANK"
    LIVING = "LIVING"
    DEAD = "DEAD"


class CodeOrigin(StrEnum):
    """Ours leads to an address of ours; a foreign one was glued on by somebody else before."""

    OWN = "OWN"
    FOREIGN = "FOREIGN"


class CodeDeath(StrEnum):
    REPLACED = "REPLACED"
    RETIRED = "RETIRED"
