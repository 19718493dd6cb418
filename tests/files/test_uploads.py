"""Is each upload what its name says, and does a refusal say what to do?"""

import io

import pytest
from PIL import Image

from naryad.core.errors import Invalid
from naryad.files.contents import is_markup
from naryad.files.pictures import MOST_BYTES
from naryad.files.uploads import prepare_upload
from tests.files import papers, pictures


def refusal_of(upload: bytes, name: str) -> str:
    with pytest.raises(Invalid) as caught:
        prepare_upload(upload, name=name)
    return str(caught.value.errors["upload"])


@pytest.mark.parametrize(
    ("name", "upload", "type_"),
    [
        ("plan.pdf", papers.PDF, "application/pdf"),
        (
            "act.docx",
            papers.word(),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        ("old.doc", papers.OLD_WORD, "application/msword"),
        ("act.odt", papers.open_text(), "application/vnd.oasis.opendocument.text"),
        ("act.rtf", rb"{\rtf1 x}", "application/rtf"),
        ("list.csv", "а;б\n1;2\n".encode("cp1251"), "text/csv"),
        ("note.txt", "записка".encode("utf-16"), "text/plain"),
        ("draft.dwg", b"AC1032" + bytes(9), "image/vnd.dwg"),
        ("all.zip", papers.archive("a.txt", "b/c.txt"), "application/zip"),
        ("noise.mp4", papers.film(), "video/mp4"),
        ("noise.mp3", b"ID3\x03", "audio/mpeg"),
        ("noise.amr", b"#!AMR\n", "audio/amr"),
    ],
)
def test_an_ordinary_file_is_kept_as_it_came(name: str, upload: bytes, type_: str) -> None:
    prepared = prepare_upload(upload, name=name)

    assert (prepared.name, prepared.type, prepared.data) == (name, type_, upload)
    assert prepared.thumbnail is None


def test_a_photo_is_drawn_anew_in_two_sizes_without_its_place() -> None:
    prepared = prepare_upload(pictures.png(3000, 1500), name="Фасад.JPG")
    assert prepared.thumbnail is not None
    sizes = [Image.open(io.BytesIO(each)).size for each in (prepared.data, prepared.thumbnail)]
    assert sizes == [(2560, 1280), (480, 240)]
    assert (prepared.name, prepared.type) == ("Фасад.webp", "image/webp")

    placed = prepare_upload(pictures.photo_with_place(), name="x.jpg")
    assert placed.thumbnail is not None
    for data in (placed.data, placed.thumbnail):
        assert not Image.open(io.BytesIO(data)).getexif() and b"SECRETMAKER" not in data


@pytest.mark.parametrize("name", ["logo.svg", "logo.png", "page.html", "page.txt", "logo.pdf"])
@pytest.mark.parametrize(
    "upload",
    [
        papers.SVG,
        b"\xef\xbb\xbf  <!DOCTYPE html><p>",
        b'<?xml version="1.0"?>\n<!-- x -->\n<svg/>',
        b"<!-- x --> <script>",
        "<html>".encode("utf-16"),
    ],
)
def test_pages_and_drawings_that_run_are_refused_whatever_they_are_called(
    name: str, upload: bytes
) -> None:
    assert "Save it as PDF or as a PNG" in refusal_of(upload, name)


def test_a_text_of_many_comments_is_judged_at_once() -> None:
    """A pattern that tried all ways to cut them would not come back."""
    comments = b"<!---->" * 1_000
    assert not is_markup(comments + b"plain")
    assert is_markup(comments + b" <!-- <p> -- --> <SCRIPT>")


@pytest.mark.parametrize(
    ("name", "upload"),
    [
        ("photo.pdf", pictures.png()),
        ("plan.docx", papers.PDF),
        ("plan.pdf", b"MZ\x90\x00"),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj"),
        ("sheet.xlsx", papers.word()),
        ("macros.docx", papers.word("word/vbaProject.bin")),
        ("act.odt", papers.word()),
        ("old.xls", papers.OLD_WORD),
        ("old.doc", b"\xd0\xcf\x11\xe0"),
        ("note.txt", b"a\x00b"),
        ("note.txt", b"\xff\xfe\x00"),
        ("broken.zip", papers.archive("a.txt")[:-9]),
        ("many.zip", papers.crowded_archive()),
        ("up.zip", papers.archive("../../etc/cron.d/x")),
        ("up.zip", papers.archive("C:\\windows\\x")),
        ("root.zip", papers.archive("/etc/passwd")),
        ("empty.zip", papers.archive()),
        ("cut.mp4", papers.film(has_contents=False)),
        ("endless.mp4", bytes(4) + b"ftyp" + bytes(40)),
        ("noise.wav", b"RIFF1234AVI "),
        ("noise.mp3", b"MZ"),
    ],
)
def test_what_is_not_as_its_name_says_is_refused(name: str, upload: bytes) -> None:
    said = refusal_of(upload, name)
    assert f".{name.rpartition('.')[2]} says" in said


@pytest.mark.parametrize(
    ("name", "upload", "said"),
    [
        ("x.txt", b"", "empty"),
        ("x.txt", bytes(MOST_BYTES + 1), "25 MB"),
        ("x.exe", b"MZ", "Taken are: jpg, png, pdf"),
        ("Makefile", b"all:", "Taken are"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic", "Most Compatible"),
        ("sheet.xlsm", papers.word(), "without them"),
        ("photo.jpg", papers.PDF, "not a picture"),
        ("photo.png", pictures.png()[:60], "cannot be read"),
        ("photo.png", pictures.bomb(), "40 million pixels"),
    ],
)
def test_a_refusal_says_what_is_wrong_and_what_to_do(name: str, upload: bytes, said: str) -> None:
    assert said in refusal_of(upload, name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../x.pdf", "x.pdf"),
        ("C:\\docs\\план.PDF", "план.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie_ x.pdf"),
        ("x\u202efdp.pdf", "xfdp.pdf"),
        ("\ud83d.pdf", "file.pdf"),
        ("nul\x00.pdf", "_nul.pdf"),
        ("CON.pdf", "_CON.pdf"),
        ('<b>"?*.pdf', "_b____.pdf"),
        (".pdf", "file.pdf"),
        ("...  .pdf", "file.pdf"),
        ("я" * 300 + ".pdf", "я" * 200 + ".pdf"),
    ],
)
def test_a_name_is_kept_without_what_could_deceive(given: str, kept: str) -> None:
    assert prepare_upload(papers.PDF, name=given).name == kept
