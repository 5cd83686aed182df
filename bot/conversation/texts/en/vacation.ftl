### Vacation

command-vacation = Pause everything for a while
option-from = The first day off
option-to = The last day off
vacation-how-long = How long are you off? Streaks wait for you, and you can still log.
vacation = <b>{ $dates }</b>: no reminders, streaks on hold.
vacation-some = <b>{ $dates }</b>: no reminders for { $habits }, { $count ->
    [one] its streak
   *[other] their streaks
  } on hold.
vacation-dates = { $first } – { $last }
vacation-one-day = { $first }
vacation-open = from { $first } until you are back
vacation-which = Which ones rest ({ $dates })?
vacation-rests = ✓ { $habit }
vacation-goes-on = ☐ { $habit }
vacation-form = Your days off
vacation-cancelled = <b>{ $dates }</b>: cancelled. Reminders come as always.
vacation-back = Good to have you back. It counts again from today.
vacation-longer = One more day, then. I'll say hello tomorrow at nine.
vacation-welcome = Welcome back. { $count ->
    [one] One habit starts again today.
    [2] Two habits start again today.
    [3] Three habits start again today.
   *[other] { $count } habits start again today.
  }
off-now = On vacation until you are back: streaks wait.
off-until = On vacation until { $day }: streaks wait.
off-from = On vacation: { $dates }.
off-how = To log something all the same, write what you did: read done
field-from = First day off
field-until = Last day off
field-date-hint = For example 10 Aug, or Monday
button-off-weekend = This weekend
button-off-week = 1 week
button-off-fortnight = 2 weeks
button-off-open = Until I'm back
button-pick-dates = Pick dates
button-vacation = { $dates }
button-vacation-some = { $count ->
    [one] { $habit }: { $dates }
   *[other] { $first } ({ $count } habits)
  }
button-vacation-some-until = { $count } habits until { $last }
button-vacation-some-open = { $count } habits until I'm back
button-vacation-card = Vacation
button-some-habits = Only some habits
button-change-dates = Change
button-cancel-vacation = Cancel
button-back-again = I'm back
button-one-more-day = One more day
button-rests = Rests
button-goes-on = Goes on
error-no-such-vacation = That vacation is over, or was changed since. /vacation shows how things stand.
button-log-one = Log one
away-ill = Get well soon. Shall everything rest?
away-off = That is fine. Shall everything rest?
away-trip = Have a good time. Shall everything rest?
away-how = Nothing is changed yet. While it rests no reminders come, streaks wait, and you can still log.
button-off-dates = Rest { $dates }
button-off-today = Rest today
button-skip-some = Skip single ones
