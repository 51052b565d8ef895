"""Settings of the tests: a data folder of their own, quick password hashing, work done at once."""

import os
import tempfile

os.environ.setdefault("GOLDENTHREAD_DATA", tempfile.mkdtemp(prefix="goldenthread-tests-"))

from goldenthread.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
AXES_ENABLED = False
