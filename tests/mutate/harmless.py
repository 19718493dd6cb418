"""Which rules may go without anybody noticing, because another one says the same?

Each is a second lock on a door. What stands here is taken away like all the rest, and must
survive: a line that is noticed after all leaves this list.
"""

_INNER = "the action inside asks for the same right"
_ONE_HOUSE = "a person's id belongs to one organization anyway"
_UNSEEN = "a customer sees none of these, so the door behind finds nothing"

HARMLESS = {
    "naryad/access/arms.py without t.organization_id = :organization": _ONE_HOUSE,
    "naryad/people/visibility.py without mine.organization_id = :organization": _ONE_HOUSE,
    "naryad/companies/visibility.py without mine.organization_id = :organization": _ONE_HOUSE,
}
