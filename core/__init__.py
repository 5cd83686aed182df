"""Habits, days and streaks: the nouns, the rules (pure functions) and the actions."""
