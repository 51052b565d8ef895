from django.apps import AppConfig


class ReportingConfig(AppConfig):
    name = "goldenthread.records.reporting"
    label = "reporting"
