"""What does a browser upload as a photo?"""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def a_picture(name: str = "me.png") -> SimpleUploadedFile:
    data = BytesIO()
    Image.new("RGB", (64, 64), "teal").save(data, "PNG")
    return SimpleUploadedFile(name, data.getvalue(), content_type="image/png")
