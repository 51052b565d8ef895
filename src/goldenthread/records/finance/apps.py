from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "goldenthread.records.finance"
    label = "finance"
