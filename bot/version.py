"""Which Mirsal this is. Told here, not asked of the installer: a Procfile platform runs a folder nobody installed."""

VERSION = "0.1.0"
