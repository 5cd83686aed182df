### Streaks, days, states

streak-none = no streak yet
streak-day = { $count } in a row
streak-week = { $count ->
    [one] { $count } week
   *[other] { $count } weeks in a row
  }
streak-month = { $count ->
    [one] { $count } month
   *[other] { $count } months in a row
  }
day-today = today
day-yesterday = yesterday
day-tomorrow = tomorrow
day-date = { $date }
state-rest = rest day
state-overdue = overdue
state-ended = over
state-skipped = skipped
state-paused = paused
streak-free = { $count ->
    [one] { $count } day free
   *[other] { $count } days free
  }
