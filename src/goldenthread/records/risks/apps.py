from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "goldenthread.records.risks"
    label = "risks"
