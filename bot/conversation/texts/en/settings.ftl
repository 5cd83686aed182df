### Settings
error-day-start = A day begins between midnight and { $latest }.
