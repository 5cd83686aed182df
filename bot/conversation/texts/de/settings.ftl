### Einstellungen
error-day-start = Ein Tag beginnt zwischen Mitternacht und { $latest }.
