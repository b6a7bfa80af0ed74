"""Settings of every test."""

from hypothesis import settings

# How long an example takes is no property of the code: a busy computer failed tests that were right.
settings.register_profile("any computer", deadline=None)
settings.load_profile("any computer")
