"""Does docs/access.md say what the code says?"""

from django.utils import translation

from tests.access.paper import TARGET, print_access


def test_the_paper_is_what_the_code_says() -> None:
    with translation.override("en"):
        assert TARGET.read_text(encoding="utf-8") == print_access(), "./dev access writes it anew"
