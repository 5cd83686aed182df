### Pläne und Ziele

schedule-daily = jeden Tag
schedule-workdays = Mo–Fr
schedule-weekend = Sa und So
schedule-weekdays = { $days }
schedule-every = { $n ->
    [2] jeden zweiten Tag
   *[other] alle { $n } Tage
  }
schedule-month-days = am { $days }. jedes Monats
schedule-dates = { $more ->
    [0] am { $dates }
   *[other] am { $dates } und an { $more } weiteren Tagen
  }
schedule-times-week = { $x ->
    [one] einmal pro Woche
   *[other] { $x }-mal pro Woche
  }
schedule-times-month = { $x ->
    [one] einmal im Monat
   *[other] { $x }-mal im Monat
  }
goal-at-least-day = { $amount } am Tag
goal-at-least-week = { $amount } pro Woche
goal-at-least-month = { $amount } im Monat
goal-at-most-day = höchstens { $amount } am Tag
goal-at-most-week = höchstens { $amount } pro Woche
goal-at-most-month = höchstens { $amount } im Monat
goal-quit = ganz ohne
amount = { $amount }
amount-with-unit = { $amount } { $unit }
schedule-days-week = { $x ->
    [one] an einem Tag pro Woche
   *[other] an { $x } Tagen pro Woche
  }
schedule-days-month = { $x ->
    [one] an einem Tag im Monat
   *[other] an { $x } Tagen im Monat
  }
plan-limit = { $goal } { $schedule }
plan = { $goal }, { $schedule }
progress = { $amount } von { $whole }
progress-week = { $running ->
    [1] { $amount } von { $whole } diese Woche
   *[other] { $amount } von { $whole } in der Woche
  }
progress-month = { $running ->
    [1] { $amount } von { $whole } diesen Monat
   *[other] { $amount } von { $whole } in dem Monat
  }
last-chance-week = jeder Tag, der von der Woche bleibt, wird gebraucht
last-chance-month = jeder Tag, der vom Monat bleibt, wird gebraucht
lost-week = diese Woche ist nicht mehr zu schaffen; es kommt eine neue
lost-month = dieser Monat ist nicht mehr zu schaffen; es kommt ein neuer
saver-changed = Was der Joker rettet, hat sich geändert ({ $dates }). Vorher: { $before }; jetzt: { $after }.
