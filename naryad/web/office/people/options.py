"""What does a search field inside the form of a person find, and what can be added in passing?"""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.http import render
from naryad.web.office.people.choices import ENTRIES, find_choices, find_entries
from naryad.web.office.people.places import may_add_company, may_add_entry


@office_door
@require_safe
def companies(request: SignedInRequest) -> HttpResponse:
    """As options; `add` asks for one more that makes a company of the words themselves."""
    words = " ".join(request.GET.get("q", "").split())[:300]
    found = find_choices(words, actor=request.actor)
    is_new = words.casefold() not in {name.casefold() for _id, name in found}
    may_add = bool(request.GET.get("add")) and may_add_company(request.actor)
    context = {
        "field": "company_ids" if "add" in request.GET else "company_id",
        "one": "add" not in request.GET,
        "options": found,
        "new_field": "new_companies",
        "new_word": words if words and is_new and may_add else "",
        "new_label": _("Add company “%(name)s”") % {"name": words},
    }
    return render(request, "office/people/options.html", context)


@office_door
@require_safe
def entries(request: SignedInRequest, noun: str) -> HttpResponse:
    words = " ".join(request.GET.get("q", "").split())[:100]
    found = find_entries(noun, words, actor=request.actor)
    is_new = words.casefold() not in {name.casefold() for _id, name in found}
    may_add = may_add_entry(request.actor, ENTRIES[noun])
    context = {
        "field": ENTRIES[noun],
        "one": False,
        "options": found,
        "new_field": f"new_{noun.replace('-', '_')}",
        "new_word": words if words and is_new and may_add else "",
        "new_label": _("Add “%(name)s”") % {"name": words},
    }
    return render(request, "office/people/options.html", context)
