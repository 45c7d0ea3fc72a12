"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is no bug: how long an example takes is never what is tried. The examples are the same at every run,
# so that a change is refused for what it changed; `pytest --hypothesis-profile=wandering` looks for new ones.
settings.register_profile("wandering", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=False)
settings.register_profile("unhurried", settings.get_profile("wandering"), derandomize=True, database=None)
settings.load_profile("unhurried")
