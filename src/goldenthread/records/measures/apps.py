from django.apps import AppConfig


class MeasuresConfig(AppConfig):
    name = "goldenthread.records.measures"
    label = "measures"

    def ready(self) -> None:
        from goldenthread.records.measures import permissions  # noqa: F401
