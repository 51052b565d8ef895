from django.apps import AppConfig


class HistoryConfig(AppConfig):
    name = "goldenthread.records.history"
    label = "history"
