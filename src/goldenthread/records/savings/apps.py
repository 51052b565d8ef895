from django.apps import AppConfig


class SavingsConfig(AppConfig):
    name = "goldenthread.records.savings"
    label = "savings"

    def ready(self) -> None:
        from goldenthread.records.savings import permissions  # noqa: F401 (registers predicates)
