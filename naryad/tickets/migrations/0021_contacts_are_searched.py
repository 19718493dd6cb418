"""Tickets are found by the contact persons that stand in them."""

import re
from collections.abc import Iterator
from typing import Any

from django.db import migrations
from django.db.models import Q

AT_ONCE = 1_000


def search_contacts(apps: Any, schema_editor: Any) -> None:
    """Can run twice: what stands there already is left."""
    tickets = apps.get_model("tickets", "Ticket").objects.exclude(
        Q(contacts=[]) & Q(customer_contacts=[])
    )
    last = 0
    while batch := list(tickets.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        for ticket in batch:
            shown, _mark, kept = ticket.search_text.partition("\n")
            shown += "".join(
                each for each in words_of(ticket.customer_contacts) if each not in shown
            )
            kept += "".join(each for each in words_of(ticket.contacts) if each not in kept)
            text = f"{shown}\n{kept}" if kept else shown
            tickets.filter(pk=ticket.pk).update(search_text=text)
        last = batch[-1].pk


def words_of(rows: list[dict[str, str]]) -> Iterator[str]:
    for row in rows:
        name = " ".join(row.get("name", "").lower().replace("ё", "е").split())
        pieces = [each for word in name.split() for each in re.split(r"\W+", word)[1:]]
        digits = re.sub(r"\D", "", row.get("phone", ""))
        yield from (f" {each}" for each in (name, *pieces, digits) if each)


class Migration(migrations.Migration):
    dependencies = [("tickets", "0020_heads_skip_scans")]

    operations = [migrations.RunPython(search_contacts, migrations.RunPython.noop)]
