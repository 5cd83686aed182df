### Serien, Tage, Zustände

streak-none = noch keine Serie
streak-day = { $count ->
    [one] { $count } Tag in Folge
   *[other] { $count } Tage in Folge
  }
streak-week = { $count ->
    [one] { $count } Woche in Folge
   *[other] { $count } Wochen in Folge
  }
streak-month = { $count ->
    [one] { $count } Monat in Folge
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
