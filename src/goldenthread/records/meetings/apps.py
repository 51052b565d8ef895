from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "goldenthread.records.meetings"
    label = "meetings"

    def ready(self) -> None:
        from goldenthread.records.meetings import permissions  # noqa: F401 (registers predicates)
