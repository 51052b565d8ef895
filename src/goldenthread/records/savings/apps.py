from django.apps import AppConfig


class SavingsConfig(AppConfig):
    name = "goldenthread.records.savings"
    label = "savings"
