### Serien, Tage, Zustände

streak-none = noch keine Serie
streak-day = { $count ->
    [one] { $count } Tag
   *[other] { $count } in Folge
  }
streak-week = { $count ->
    [one] { $count } Woche
   *[other] { $count } Wochen in Folge
  }
streak-month = { $count ->
    [one] { $count } Monat
   *[other] { $count } Monate in Folge
  }
day-today = heute
day-yesterday = gestern
day-tomorrow = morgen
day-date = { $date }
state-rest = Ruhetag
state-overdue = überfällig
state-ended = zu Ende
state-skipped = ausgelassen
state-paused = pausiert
streak-free = { $count ->
    [one] seit { $count } Tag frei
   *[other] seit { $count } Tagen frei
  }
