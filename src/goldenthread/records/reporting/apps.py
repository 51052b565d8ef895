from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "goldenthread.records.reporting"
    label = "reporting"

    def ready(self) -> None:
        from goldenthread.records.reporting import permissions  # noqa: F401 (registers predicates)
