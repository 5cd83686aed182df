"""The conversation, below every platform."""
