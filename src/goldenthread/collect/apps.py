from django.apps import AppConfig


class CollectConfig(AppConfig):
    name = "goldenthread.collect"
    label = "collect"
