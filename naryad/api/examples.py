"""How is an operation called from a shell, and from Python?

What has to be filled in is a variable of that language, so that an example runs as it stands.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson

from naryad.api.contract import BASE
from naryad.api.samples import Named, make_sample, resolve

_JSON, _FORM = "application/json", "multipart/form-data"
# Under what name what an operation takes lies beside the example.
_FILES = {"files": "photo.jpg", "imports": "list.csv"}
_PLACE = re.compile(r"\{(\w+)\}")
_MARK = "\uffff"  # no letter, so no sample has it
Schema = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    curl: str
    httpx: str


@dataclass(frozen=True, slots=True)
class _Body:
    """`sent`: what is said in JSON or in the fields of a form."""

    kind: str = ""
    sent: Any = None
    files: tuple[str, ...] = ()
    file: str = ""


def write_example(
    path: str, method: str, operation: Schema, schema: Schema, *, base: str
) -> Example:
    url = base + path.removeprefix(BASE) + _query(operation, schema)
    body = _body(operation, schema)
    return Example(_curl(method.upper(), url, body), _httpx(method.upper(), url, body))


def _query(operation: Schema, schema: Schema) -> str:
    """What cannot be left out."""
    needed = {
        each["name"]: make_sample(each["schema"], schema, each["name"])
        for each in operation["parameters"]
        if each["in"] == "query" and each.get("required")
    }
    places = {name: f"{{{said}}}" for name, said in needed.items() if isinstance(said, Named)}
    return f"?{urlencode({**needed, **places}, safe='{}')}" if needed else ""


def _body(operation: Schema, schema: Schema) -> _Body:
    content = operation.get("requestBody", {}).get("content", {})
    file = _FILES.get(operation["tags"][0], "")
    for kind, said in content.items():
        if kind == _JSON:
            return _Body(kind, make_sample(said["schema"], schema))
        if kind == _FORM:
            return _form(resolve(said["schema"], schema), schema, file)
        return _Body(kind, files=(file,), file=file)
    return _Body()


def _form(shape: Schema, schema: Schema, file: str) -> _Body:
    parts = {name: resolve(each, schema) for name, each in shape.get("properties", {}).items()}
    files = tuple(name for name, each in parts.items() if each.get("format") == "binary")
    needed = [name for name in shape.get("required", ()) if name not in files]
    return _Body(
        _FORM, {name: make_sample(parts[name], schema, name) for name in needed}, files, file
    )


def _curl(method: str, url: str, body: _Body) -> str:
    address = _PLACE.sub(lambda found: f"${found[1].upper()}", url)
    lines = [f'curl -X {method} "{address}"', '-H "Authorization: Bearer $NARYAD_TOKEN"']
    if body.kind == _FORM:
        lines += [f"-F {_field_for_shell(name, said)}" for name, said in body.sent.items()]
        lines += [f"-F '{name}=@{body.file}'" for name in body.files]
    elif body.files:
        lines += [f"-H 'Content-Type: {body.kind}'", f"--data-binary @{body.file}"]
    elif body.kind:
        lines += [f"-H 'Content-Type: {_JSON}'", f"-d {_write_for_shell(body.sent)}"]
    return " \\\n  ".join(lines)


def _field_for_shell(name: str, said: Any) -> str:
    if isinstance(said, Named):
        return f'"{name}=${said.name.upper()}"'
    return _quote(f"{name}={said}")


def _write_for_shell(sent: Any) -> str:
    """A number of the caller stands between two quoted pieces."""
    written = orjson.dumps(
        sent, default=lambda named: f"{_MARK}{named}", option=orjson.OPT_PASSTHROUGH_DATACLASS
    )
    quoted = _quote(written.decode())
    return re.sub(f'"{_MARK}(\\w+)"', lambda found: f"'${found[1].upper()}'", quoted)


def _quote(text: str) -> str:
    return "'" + text.replace("'", "'\\''") + "'"


def _httpx(method: str, url: str, body: _Body) -> str:
    kind = "f" if _PLACE.search(url) else ""
    headers = {"Authorization": "Bearer {token}"}
    if body.files and body.kind != _FORM:
        headers["Content-Type"] = body.kind
    said = ", ".join(
        f'"{name}": {"f" if "{" in value else ""}"{value}"' for name, value in headers.items()
    )
    given = [f'"{method}"', f'{kind}"{url}"', f"headers={{{said}}}", *_httpx_body(body)]
    lines = ",\n    ".join(given)
    needed = "from pathlib import Path\n\n" if body.files else ""
    return f"{needed}httpx.request(\n    {lines},\n)"


def _httpx_body(body: _Body) -> list[str]:
    opened = f'Path("{body.file}").read_bytes()'
    if body.kind == _FORM:
        files = ", ".join(f'"{name}": ("{body.file}", {opened})' for name in body.files)
        return [f"data={body.sent!r}", f"files={{{files}}}"]
    if body.files:
        return [f"content={opened}"]
    return [f"json={body.sent!r}"] if body.kind else []
