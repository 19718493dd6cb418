"""How is a verb called where nothing more is asked?"""

from naryad.lists.bulk.verbs import Verb


def name_verb(verb: Verb) -> str:
    """Dots say in a menu that a question follows; elsewhere they would promise nothing."""
    return str(verb.label).rstrip("…")
