"""Opt-in checks against the real platforms, with a real token: `make smoke-telegram`, `make smoke-discord`."""
