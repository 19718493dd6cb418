"""What does a browser remember of a registration that it began?"""

from dataclasses import astuple, dataclass, replace

from django.http import HttpRequest

_KEPT = "registration"


@dataclass(frozen=True)
class Kept:
    """`code_id` 0: a letter went out. `code`: what was scanned. `consent_id`: of the text that was
    agreed to in this browser."""

    id: int
    code_id: int
    address: str
    code: str
    consent_id: int

    def with_code(self, code_id: int) -> "Kept":
        return replace(self, code_id=code_id)


def keep(request: HttpRequest, kept: Kept) -> None:
    request.session[_KEPT] = list(astuple(kept))


def find_kept(request: HttpRequest) -> Kept | None:
    known = request.session.get(_KEPT)
    return Kept(*known) if known else None


def forget_kept(request: HttpRequest) -> None:
    request.session.pop(_KEPT, None)
