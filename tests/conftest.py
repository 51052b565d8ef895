"""What holds in every test: speed is measured by `make bench`, never asserted."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "untimed",
    parent=settings.default,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, *settings.default.suppress_health_check],
)
settings.load_profile("untimed")
