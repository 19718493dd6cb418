"""What would these keys have typed in the other layout of the keyboard?"""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_CYRILLIC = "йцукенгшщзхъфывапролджэячсмитьбюё"
_TURNED = str.maketrans(_LATIN + _CYRILLIC, _CYRILLIC + _LATIN)


def type_in_other_layout(letters: str) -> str:
    """«ыфм» is "sav" with the wrong layout on, and the other way round."""
    return letters.lower().translate(_TURNED)
