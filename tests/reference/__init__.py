"""A slow, day-by-day reading of the rules of time and streaks; the fast core is compared with it."""
