"""Settings read from outside, and how logs are written."""
