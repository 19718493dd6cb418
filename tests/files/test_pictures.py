"""Does every upload become a harmless picture or a refusal that says what to do?"""

import io

import pytest
from PIL import Image

from naryad.files.pictures import MOST_BYTES, UnfitPicture, make_picture
from tests.files import pictures


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def refusal_of(upload: bytes) -> str:
    with pytest.raises(UnfitPicture) as caught:
        make_picture(upload, side=512)
    return str(caught.value.errors["upload"])


def test_a_picture_becomes_webp_of_its_size() -> None:
    picture = make_picture(pictures.png(64, 48), side=512)

    assert opened(picture.data).format == "WEBP"
    assert opened(picture.data).size == (picture.width, picture.height) == (64, 48)


def test_a_large_picture_is_made_smaller_and_keeps_its_shape() -> None:
    picture = make_picture(pictures.png(2000, 1000), side=512)

    assert (picture.width, picture.height) == (512, 256)


def test_camera_and_place_are_gone_and_the_picture_stands_upright() -> None:
    picture = make_picture(pictures.photo_with_place(), side=512)

    assert (picture.width, picture.height) == (40, 60)
    assert not opened(picture.data).getexif()
    assert b"SECRETMAKER" not in picture.data


def test_of_an_animation_the_first_frame_stays() -> None:
    picture = opened(make_picture(pictures.animation(), side=512).data)

    assert getattr(picture, "n_frames", 1) == 1
    red, green, blue = picture.convert("RGB").getpixel((16, 16))
    assert red > 150 and green < 80 and blue < 80


def test_a_script_behind_a_picture_is_gone() -> None:
    picture = make_picture(pictures.png() + b"<script>alert(1)</script>", side=512)

    assert b"<script" not in picture.data


def test_a_transparent_picture_stays_transparent() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(target, "PNG")

    assert opened(make_picture(target.getvalue(), side=512).data).mode == "RGBA"


def test_a_pixel_bomb_is_refused_before_it_is_decoded() -> None:
    assert "40 million pixels" in refusal_of(pictures.bomb())


def test_a_damaged_picture_is_refused() -> None:
    assert "cannot be read" in refusal_of(pictures.png(64, 48)[:60])


def test_a_picture_just_below_the_limit_of_pixels_fits_into_the_limit_of_memory() -> None:
    picture = make_picture(pictures.deepest(6_300), side=512)

    assert (picture.width, picture.height) == (512, 512)


@pytest.mark.parametrize(
    "upload",
    [
        b"",
        b"hello",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b"<html></html>",
        b"%PDF-1.7",
        b"PK\x03\x04",
        b"BM" + bytes(60),
    ],
)
def test_what_is_not_a_picture_is_refused(upload: bytes) -> None:
    assert "not a picture" in refusal_of(upload)


def test_an_upload_beyond_the_limit_is_refused() -> None:
    assert "25 MB" in refusal_of(pictures.png() + bytes(MOST_BYTES))
