"""Walks through every screen that there is."""
