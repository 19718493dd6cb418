"""What do other programs most often want, and how is it written in Python?

Each task runs after the first one, which opens `api`; what stands for something of the reader's own
is a variable, as in the examples of the operations.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Task:
    name: str
    title: str | Promise
    said: str | Promise
    code: str


TASKS: Sequence[Task] = (
    Task(
        "open",
        _("Begin"),
        _(
            "One client for all calls. The token stands in the header, the language of names and "
            "errors too. A program that acts in nobody's name is a service user: an administrator "
            "makes it and its token under Settings, Integrations."
        ),
        """import hashlib, hmac, json, time
from pathlib import Path

import httpx

api = httpx.Client(
    base_url="{base}",
    headers={"Authorization": f"Bearer {token}", "Accept-Language": "en"},
)
print(api.get("me").raise_for_status().json()["name"])""",
    ),
    Task(
        "alarm",
        _("Open a ticket from a monitoring system"),
        _(
            "The number of the alarm is the `Idempotency-Key`: sent again after a broken "
            "connection, the call opens no second ticket. `external_id` finds the ticket later."
        ),
        """ticket = api.post(
    "tickets",
    headers={"Idempotency-Key": "alarm-4711"},
    json={
        "type": type_id,
        "asset": asset_id,
        "title": "Pump 3: no pressure",
        "description": "0.2 bar since 04:10",
        "external_id": "alarm-4711",
    },
).raise_for_status().json()
found = api.get("tickets", params={"external_id": "alarm-4711"}).json()["items"]""",
    ),
    Task(
        "accounts",
        _("Keep companies as an accounting system has them"),
        _(
            "`external_id` holds the number of the other program. What is known is changed, what "
            "is new is added, up to 500 in a call; each row has a result of its own."
        ),
        """rows = [{"external_id": "1C-17", "name": "Northern Lights", "inn": "7707083893"}]
known = {}
for row in rows:
    for item in api.get("companies", params={"external_id": row["external_id"]}).json()["items"]:
        known[row["external_id"]] = item["id"]
new = [row for row in rows if row["external_id"] not in known]
old = [row | {"id": known[row["external_id"]]} for row in rows if row["external_id"] in known]
results = [
    *api.post("companies/batch", json={"items": new}).json()["results"],
    *api.patch("companies/batch", json={"items": old}).json()["results"],
]
refused = [each["problem"] for each in results if each["problem"]]""",
    ),
    Task(
        "pages",
        _("Read a list to its end"),
        _(
            "A page has at most 200 items and `next`, which the following call takes as its "
            "`cursor`. Fields stand in the address as they are, anything else in `filter`."
        ),
        """asked = {
    "limit": 200,
    "fields": "number,title,stage,deadline",
    "filter": json.dumps({"all": [
        {"field": "open", "op": "is", "value": True},
        {"field": "asset", "op": "is", "value": asset_id},
    ]}),
}
tickets, cursor = [], None
while True:
    page = api.get("tickets", params=asked | ({"cursor": cursor} if cursor else {}))
    tickets += page.raise_for_status().json()["items"]
    cursor = page.json()["next"]
    if cursor is None:
        break""",
    ),
    Task(
        "move",
        _("Move a ticket"),
        _(
            "Ask first where it can go: what is not offered says why in `reasons`. 409 means that "
            "the ticket has gone on meanwhile: ask again."
        ),
        """ticket = api.get(f"tickets/{ticket_id}").json()
ways = api.get(f"tickets/{ticket_id}/moves", params={"possible": ""}).json()["items"]
way = next(each for each in ways if each["offered"] and not each["wants_scan"])
moved = api.post(
    f"tickets/{ticket_id}/moves",
    json={"to": way["to"], "version": ticket["version"], "comment": "Agreed by phone"},
).raise_for_status().json()""",
    ),
    Task(
        "message",
        _("Write to the customer and attach a photo"),
        _(
            "Text goes into the conversation: `side` says whether the customer reads it. A file "
            "is attached to the ticket and shown to customers where `for_customers` says so."
        ),
        """api.post(
    f"tickets/{ticket_id}/messages",
    json={"side": "customer", "text": "The part has come, we are on our way"},
).raise_for_status()
photo = api.post(
    "files",
    data={"noun": "tickets", "item": ticket_id},
    files={"file": ("photo.jpg", Path("photo.jpg").read_bytes())},
).raise_for_status().json()
api.patch(f"files/{photo['id']}", json={"for_customers": True}).raise_for_status()""",
    ),
    Task(
        "changes",
        _("Follow what changes"),
        _(
            "Keep `next` together with what you have read, and ask from there again: nothing is "
            "missed. What has changed is fetched by its ids; `sync` says what is gone from your "
            "sight."
        ),
        """place = api.get("events", params={"after": "now"}).json()["next"]
heard = api.get("events", params={"after": place, "limit": 200}).json()
place = heard["next"]
ids = sorted({each["item"] for each in heard["items"] if each["noun"] == "tickets"})
changed = api.get("tickets", params={"id": ids, "limit": 200}).json()["items"] if ids else []
gone = api.post("sync", json={"noun": "tickets", "ids": ids}).json()["gone"]""",
    ),
    Task(
        "webhook",
        _("Be told by a webhook, and check who tells"),
        _(
            "The secret is told this once. Answer 2xx within five seconds; else it is tried again "
            "for a day, so that one delivery may come twice: its number is in the body."
        ),
        """hook = api.post(
    "webhooks",
    json={"name": "Store", "url": "https://example.com/hook", "kinds": ["ticket.moved"]},
).raise_for_status().json()


def is_ours(signature: str, body: bytes, secret: str) -> bool:
    said = dict(part.split("=", 1) for part in signature.split(","))
    signed = said["t"].encode() + b"." + body
    made = hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()
    is_fresh = abs(time.time() - int(said["t"])) < 300
    return is_fresh and hmac.compare_digest(made, said["v1"])""",
    ),
    Task(
        "errors",
        _("What to do with an error"),
        _(
            "422 names the fields in `errors`: mend the call. 409: read the item again. 429: wait "
            "as long as `Retry-After` says. 5xx or no answer: send again with the same "
            "`Idempotency-Key`."
        ),
        """answer = api.post("companies", json={"name": ""})
if answer.status_code == 422:
    for error in answer.json()["errors"]:
        print(error["path"], error["message"])
elif answer.status_code in (429, 503):
    time.sleep(int(answer.headers.get("Retry-After", 5)))""",
    ),
)


def write_tasks(base: str) -> Sequence[Task]:
    """With the address of this installation."""
    return [replace(each, code=each.code.replace("{base}", base)) for each in TASKS]
