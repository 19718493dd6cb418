"""How is one more question put after the password or the code, as a second factor does?"""

from allauth.account.stages import LoginStage
from django.http import HttpResponse, HttpResponseRedirect

from naryad.accounts.adapter import AccountAdapter

SECOND = "/second/"
ADAPTER = "tests.accounts.second_stage.AdapterThatAsksMore"


class SecondStage(LoginStage):  # type: ignore[misc] # allauth ships no types
    key = "second"

    def handle(self) -> tuple[HttpResponse, bool]:
        return HttpResponseRedirect(SECOND), True


class AdapterThatAsksMore(AccountAdapter):
    def get_login_stages(self) -> list[type[LoginStage]]:
        return [SecondStage]
