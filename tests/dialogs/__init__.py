"""Conversations as plain text, played against every front-end."""
