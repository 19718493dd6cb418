"""Under which addresses is somebody told of what has happened?"""

from django.urls import path

from naryad.web.notices import bell, devices, notices, switches, why

urlpatterns = [
    path("notifications/", notices.notices, name="notices"),
    path("notifications/reading/", notices.notices_reading, name="notices_reading"),
    path("notifications/<int:notice_id>/reading/", notices.notice_reading, name="notice_reading"),
    path("notifications/bell/", bell.notices_bell, name="notices_bell"),
    path("notifications/seen/", bell.notices_seen, name="notices_seen"),
    path("notifications/tickets/<int:ticket_id>/", why.notices_why, name="notices_why"),
    path("profile/notifications/devices/", devices.device_new, name="device_new"),
    path(
        "profile/notifications/devices/renewing/", devices.device_renewing, name="device_renewing"
    ),
    path(
        "profile/notifications/devices/<int:device_id>/removal/",
        devices.device_removal,
        name="device_removal",
    ),
    path("profile/notifications/", switches.notice_switches, name="notice_switches"),
]
