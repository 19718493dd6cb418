"""Under which addresses do attached files lie?"""

from django.urls import path

from naryad.web.files import acts, sending, uploading

_ONE = "office/files/<int:file_id>"

urlpatterns = [
    path("files/<slug:file_key>/", sending.file, name="file"),
    path("files/<slug:file_key>/small/", sending.file_thumbnail, name="file_thumbnail"),
    path("office/files/new/<slug:holder>/<int:owner_id>/", uploading.files_new, name="files_new"),
    path(f"{_ONE}/", acts.office_file, name="office_file"),
    path(f"{_ONE}/edit/", acts.file_edit, name="file_edit"),
    path(f"{_ONE}/customers/", acts.file_marking, name="file_marking"),
    path(f"{_ONE}/strangers/", acts.file_showing, name="file_showing"),
    path(f"{_ONE}/main/", acts.file_main, name="file_main"),
    path(f"{_ONE}/deletion/", acts.file_deletion, name="file_deletion"),
    path(f"{_ONE}/restoration/", acts.file_restoration, name="file_restoration"),
]
