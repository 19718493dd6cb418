"""Does a browser get the part of a file that it asks for?"""

from tests.files.attaching import attach
from tests.web.pages import english
from tests.world import World


def test_a_broken_download_goes_on_where_it_stopped(world: World) -> None:
    client = english(world, world.service.technician)
    path = f"/files/{attach(world, upload=b'0123456789', name='a.txt').key}/"
    whole = client.get(path)
    for asked, said, rest in (
        ("bytes=4-", "bytes 4-9/10", b"456789"),
        ("bytes=2-3", "bytes 2-3/10", b"23"),
        ("bytes=8-99", "bytes 8-9/10", b"89"),
        ("bytes=-3", "bytes 7-9/10", b"789"),
    ):
        part = client.get(path, headers={"Range": asked, "If-Range": whole["ETag"]})
        assert (part.status_code, part["Content-Range"]) == (206, said)
        assert b"".join(part) == rest
        assert part["Content-Length"] == str(len(rest))
    for headers in (
        {"Range": "bytes=10-"},
        {"Range": "bytes=5-4"},
        {"Range": "bytes=-"},
        {"Range": "bytes=0-1,4-5"},
        {"Range": "lines=1-2"},
        {"Range": "bytes=4-", "If-Range": '"of-another-file"'},
    ):
        answer = client.get(path, headers=headers)
        assert (answer.status_code, b"".join(answer)) == (200, b"0123456789"), headers
