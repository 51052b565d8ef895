"""Settings of the tests: a data folder of their own, quick password hashing, work done at once."""

import atexit
import os
import shutil
import tempfile

if "GOLDENTHREAD_DATA" not in os.environ:
    folder = os.environ["GOLDENTHREAD_DATA"] = tempfile.mkdtemp(prefix="goldenthread-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

from goldenthread.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
AXES_ENABLED = False
