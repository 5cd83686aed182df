### Statistics

stats-title-one = <b>{ $habit }</b>
stats-title-all = { $count ->
    [one] <b>Your habit</b>
    [2] <b>Both habits</b>
   *[other] <b>All { $count } habits</b>
  }
stats-title-category = { $count ->
    [one] <b>#{ $category }</b> · 1 habit
   *[other] <b>#{ $category }</b> · { $count } habits
  }
stats-which = Which habit do you want to see?
stats-of-day = { $count ->
    [one] required day
   *[other] required days
  }
stats-of-week = { $count ->
    [one] week
   *[other] weeks
  }
stats-of-month = { $count ->
    [one] month
   *[other] months
  }
stats-of-all = required
stats-rate = Last { $days } days: { $percent } % ({ $done } of { $judged } { $unit })
stats-no-rate = Last { $days } days: nothing was required yet
stats-best = Best run { $best }
stats-streak = Now { $now }, best { $best }
stats-strength = Strength { $percent } of 100: how settled it is, recent days counting most
insight-needs-more = { $logs ->
    [one] One more log, and I can tell which weekday and hour go best.
   *[other] { $logs } more logs, and I can tell which weekday and hour go best.
  }
insight-best-weekday = { $weekday } goes best: { $done } of { $of }.
insight-weak-spot = { $weekday } is harder: { $done } of { $of }, the other days { $percent } % ({ $others } of { $others-of }).
insight-best-hour = Mostly between { $from } and { $to }: { $done } of { $of } logs.
insight-at-risk = The last two weeks went less well: { $recent } % ({ $recent-done } of { $recent-of }), before that { $earlier } % ({ $earlier-done } of { $earlier-of }).
suggest-smaller = A smaller version may fit better for now: /habit changes it.
suggest-level-up = This goes well. Room for a little more? /habit changes it.
suggest-move-shrink-or-pause = My last three reminders had no answer. Another time, something smaller, or a pause? /habit changes it.
stats-alt = Heatmap of the last year. { $title }: { $facts }
button-period = { $days ->
    [365] Year
   *[other] { $days } d
  }
button-another-habit = Another habit…
button-all-habits = All habits
button-habit = { $habit }
figure-now = now
figure-best = best run
legend-done = done
legend-skipped = skipped
legend-missed = missed
legend-rest = rest
legend-paused = paused
legend-saved = saved
legend-late = added later

option-period = Of how many days
choice-period-30 = 30 days
choice-period-90 = 90 days
choice-period-365 = A year
