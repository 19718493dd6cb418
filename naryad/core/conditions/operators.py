"""Which kinds of fields are there, and how can each be compared?"""

from enum import StrEnum


class FieldKind(StrEnum):
    """`REFERENCE` and `REFERENCES` hold ids of other rows: at most one, or any number."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes_no"
    CHOICE = "choice"
    REFERENCE = "reference"
    REFERENCES = "references"


class Operator(StrEnum):
    IS = "is"
    IS_NOT = "not"
    CONTAINS = "contains"
    CONTAINS_NOT = "contains_not"
    STARTS = "starts"
    BEFORE = "before"
    AFTER = "after"
    BETWEEN = "between"
    EMPTY = "empty"
    FILLED = "filled"


By, K = Operator, FieldKind
_ORDERED = (By.IS, By.IS_NOT, By.BEFORE, By.AFTER, By.BETWEEN, By.EMPTY, By.FILLED)
_CHOSEN = (By.IS, By.IS_NOT, By.EMPTY, By.FILLED)

# The first is meant where none is said. IS and IS_NOT take several values: one of them, none.
OPERATORS: dict[FieldKind, tuple[Operator, ...]] = {
    K.TEXT: (By.CONTAINS, By.CONTAINS_NOT, By.STARTS, By.IS, By.IS_NOT, By.EMPTY, By.FILLED),
    K.NUMBER: _ORDERED,
    K.DATE: _ORDERED,
    K.MOMENT: _ORDERED,
    K.YES_NO: (By.IS,),
    K.CHOICE: _CHOSEN,
    K.REFERENCE: _CHOSEN,
    K.REFERENCES: _CHOSEN,
}

# How many values an operator takes; the others take one or more.
WITHOUT_VALUE = frozenset({By.EMPTY, By.FILLED})
OF_ONE = frozenset({By.BEFORE, By.AFTER})
