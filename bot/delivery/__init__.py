"""Reminders leaving on time."""
