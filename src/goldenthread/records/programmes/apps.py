from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    name = "goldenthread.records.programmes"
    label = "programmes"

    def ready(self) -> None:
        from goldenthread.records.programmes import permissions  # noqa: F401
