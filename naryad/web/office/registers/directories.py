"""What do the pages of the small directories answer? One set of doors serves them all."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from naryad.access.permissions import Permission
from naryad.catalog import actions
from naryad.catalog.directories import Directory, find_directory
from naryad.catalog.queries import (
    deleted_entries,
    hanging_on_entry,
    links_of_entry,
    list_entries,
)
from naryad.core.names import read_label
from naryad.spreadsheets.way_back import leads_back
from naryad.web.acting import SignedInRequest
from naryad.web.doors import office_door
from naryad.web.forms.action_form import posted
from naryad.web.forms.deletion import DeletionForm
from naryad.web.forms.entries import EntryForm, fill_from_entry
from naryad.web.http import Crumb, Undo, render, see_other, toast
from naryad.web.office.hanging import say_each
from naryad.web.office.registers.directory_tabs import describe_tabs
from naryad.web.taking import take


@office_door
@require_safe
def directory(request: SignedInRequest, noun: str) -> HttpResponse:
    actor, book = request.actor, find_directory(noun)
    shows_deleted = "deleted" in request.GET and actor.may(Permission.EDIT_CATALOG)
    query = request.GET.get("q", "")
    deleted = deleted_entries(actor, noun)
    context = {
        "crumbs": [Crumb(_("Directories"))],
        "directory": book,
        "tabs": describe_tabs(actor, noun),
        "entries": deleted if shows_deleted else list_entries(actor, noun, query=query),
        "deleted": len(deleted),
        "shows_deleted": shows_deleted,
        "query": query,
        "may_export": actor.viewed_by is None and leads_back(noun, actor),
    }
    return render(request, "office/directories/list.html", context, block="found")


@office_door
def entry_new(request: SignedInRequest, noun: str) -> HttpResponse:
    actor, at, book = request.actor, request.at, find_directory(noun)
    actor.require(Permission.EDIT_CATALOG)
    form = EntryForm(posted(request), book=book, offered=_offer_links(request, book))

    def act() -> int:
        name = read_label(form.values(), "name")
        return actions.add_entry(noun, name, on=form.on, links=form.linked, by=actor, at=at)

    if request.method == "POST":
        new_id = form.save(act, by=actor, at=at)
        if new_id is not None:
            return _leave(request, book, _("Added to the directory"))
    return _ask(request, book, form, title=_("New line"), submit=_("Add"))


@office_door
def entry_edit(request: SignedInRequest, noun: str, entry_id: int) -> HttpResponse:
    actor, at, book = request.actor, request.at, find_directory(noun)
    entry = take(book.visible_to(actor), entry_id)
    actor.require(Permission.EDIT_CATALOG)
    initial = fill_from_entry(entry, book) | links_of_entry(actor, noun, entry_id)
    offered = _offer_links(request, book)
    form = EntryForm(posted(request), book=book, offered=offered, initial=initial)

    def act() -> int:
        name, seen = read_label(form.values(), "name"), form.seen_version
        edit = partial(actions.edit_entry, noun, entry_id, name, on=form.on, links=form.linked)
        return edit(seen_version=seen, by=actor, at=at)

    if request.method == "POST":
        saved = form.save(act, by=actor, at=at, subject=(book.subject, entry_id))
        if saved is not None:
            return _leave(request, book, form.say(_("Saved")))
    return _ask(request, book, form, title=str(entry.name), submit=_("Save"))


@office_door
def entry_deletion(request: SignedInRequest, noun: str, entry_id: int) -> HttpResponse:
    actor, at, book = request.actor, request.at, find_directory(noun)
    entry = take(book.visible_to(actor, with_deleted=request.method == "POST"), entry_id)
    actor.require(Permission.EDIT_CATALOG)
    others = [(str(e.pk), str(e.name)) for e in list_entries(actor, noun) if e.pk != entry_id]
    hanging, stay = hanging_on_entry(actor, noun, entry_id), _("Nothing: leave as it is")
    form = DeletionForm(posted(request), others=others, hanging=hanging, empty=stay)

    def act() -> int:
        return actions.delete_entry(noun, entry_id, reassign_to=form.target, by=actor, at=at)

    if request.method == "POST" and form.save(act, by=actor, at=at) is not None:
        undo = Undo(reverse("entry_restoration", args=[noun, entry_id]))
        return _leave(request, book, _("“%(name)s” deleted") % {"name": entry.name}, undo=undo)
    context = {
        "crumbs": _crumbs(book),
        "directory": book,
        "entry": entry,
        "form": form,
        "hanging": say_each(hanging),
    }
    template = "office/directories/deletion.html"
    return render(request, template, context, block="dialog", status=form.status)


@office_door
@require_POST
def entry_restoration(request: SignedInRequest, noun: str, entry_id: int) -> HttpResponse:
    actor, book = request.actor, find_directory(noun)
    entry = take(book.visible_to(actor, with_deleted=True), entry_id)
    actor.require(Permission.EDIT_CATALOG)
    if entry.deleted_at is not None:
        actions.restore_entry(noun, entry_id, by=actor, at=request.at)
    return _leave(request, book, _("“%(name)s” restored") % {"name": entry.name})


def _offer_links(request: SignedInRequest, book: Directory) -> dict[str, list[tuple[str, str]]]:
    return {
        field: [(str(each.pk), str(each.name)) for each in list_entries(request.actor, link.noun)]
        for field, link in book.links.items()
    }


def _ask(
    request: SignedInRequest, book: Directory, form: EntryForm, *, title: str, submit: str
) -> HttpResponse:
    context = {
        "crumbs": _crumbs(book),
        "directory": book,
        "form": form,
        "title": title,
        "submit": submit,
    }
    template = "office/directories/edit.html"
    return render(request, template, context, block="dialog", status=form.status)


def _crumbs(book: Directory) -> list[Crumb]:
    here = reverse("directory", args=[book.name])
    return [Crumb(_("Directories"), reverse("directories")), Crumb(book.title, here)]


def _leave(
    request: SignedInRequest, book: Directory, said: str, *, undo: Undo | None = None
) -> HttpResponse:
    toast(request, said, undo=undo)
    return see_other(request, reverse("directory", args=[book.name]))
