### Schedules and goals

schedule-daily = every day
schedule-workdays = Mon–Fri
schedule-weekend = Sat and Sun
schedule-weekdays = { $days }
schedule-every = { $n ->
    [2] every other day
   *[other] every { $n } days
  }
schedule-month-days = on { $days } of each month
schedule-dates = { $more ->
    [0] on { $dates }
   *[other] on { $dates } and { $more } more
  }
schedule-times-week = { $x ->
    [one] once a week
   *[other] { $x } times a week
  }
schedule-times-month = { $x ->
    [one] once a month
   *[other] { $x } times a month
  }
goal-at-least-day = { $amount } a day
goal-at-least-week = { $amount } a week
goal-at-least-month = { $amount } a month
goal-at-most-day = at most { $amount } a day
goal-at-most-week = at most { $amount } a week
goal-at-most-month = at most { $amount } a month
goal-quit = not at all
amount = { $amount }
amount-with-unit = { $amount } { $unit }
schedule-days-week = { $x ->
    [one] on one day a week
   *[other] on { $x } days a week
  }
schedule-days-month = { $x ->
    [one] on one day a month
   *[other] on { $x } days a month
  }
plan-limit = { $goal } { $schedule }
plan = { $goal }, { $schedule }
progress = { $amount } of { $whole }
progress-week = { $running ->
    [1] { $amount } of { $whole } this week
   *[other] { $amount } of { $whole } that week
  }
progress-month = { $running ->
    [1] { $amount } of { $whole } this month
   *[other] { $amount } of { $whole } that month
  }
last-chance-week = every day left of the week is needed
last-chance-month = every day left of the month is needed
lost-week = this week is out of reach; a new one comes
lost-month = this month is out of reach; a new one comes
saver-changed = What the streak saver covers has changed ({ $dates }). Before: { $before }; now: { $after }.
