from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "goldenthread.records.organisations"
    label = "organisations"

    def ready(self) -> None:
        from goldenthread.records.organisations import permissions  # noqa: F401
