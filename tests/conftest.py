"""What holds for every test."""

from hypothesis import HealthCheck, settings

# A busy machine is no bug: how long an example takes is never what is tried.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
