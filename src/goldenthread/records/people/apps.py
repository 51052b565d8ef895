from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "goldenthread.records.people"
    label = "people"
