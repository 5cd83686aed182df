### The card of a day

card-title = ⏰ <b>{ $habit }</b>
card-begun = <b>{ $habit }</b>
card-open = { $facts }
card-open-today = open until midnight
card-open-until = open until { $time }
card-open-day = { $day } is still open
card-done = ✓ <b>{ $habit }</b> · { $facts }
card-skipped = – <b>{ $habit }</b> · { $count ->
    [0] skipped. The streak waits.
   *[other] skipped. Your { $count } stays { $count }.
  }
card-skips-left = { $count ->
    [0] No skips left this month.
   *[other] { $count } of { $of } skips left this month.
  }
card-no = – <b>{ $habit }</b> · not this time. I won't ask about this day again.
card-lapse = <b>{ $habit }</b> · noted. Tomorrow is a new day.
card-over = <b>{ $habit }</b> · { $facts }. Noted; a new day comes.
card-closed = <b>{ $habit }</b> · { $date }, not logged
card-closed-paused = <b>{ $habit }</b> · { $date }, paused
card-closed-partly = <b>{ $habit }</b> · { $date }, { $progress }
card-snoozed = ⏰ <b>{ $habit }</b> · I'll ask again at { $time }.
card-snoozed-after-quiet = ⏰ <b>{ $habit }</b> · I'll ask at { $time }, after your quiet hours.
card-snooze-quiet = ⏰ <b>{ $habit }</b> · { $time } is in your quiet hours, and this day closes before they are over. Shall I ask then without a sound?
card-moved = Moved down ↓
button-done = Done
button-kept = Kept it
button-lapse = It happened
button-more = +{ $amount }
button-more-of = +{ $amount } { $unit }
button-undo = Undo
button-did-it = I did it
button-skip = Skip
button-skip-today = Skip today
button-snooze = { $minutes ->
    [60] In 1 h
   *[other] In { $minutes } min
  }
button-snooze-silently = { $time }, silently
button-hush = Don't ask again today

toast-already = Already counted
toast-logged = Logged
toast-skipped = Skipped
toast-taken-back = Taken back
toast-snoozed = See you at { $time }
toast-hushed = I won't ask again today


milestone-day = <b>{ $count } days of { $habit }.</b> 🎉
milestone-week = <b>{ $count } weeks of { $habit }.</b> 🎉
milestone-month = <b>{ $count } months of { $habit }.</b> 🎉
milestone-calm-day = <b>{ $habit }</b>: { $count } days in a row.
milestone-calm-week = <b>{ $habit }</b>: { $count } weeks in a row.
milestone-calm-month = <b>{ $habit }</b>: { $count } months in a row.
milestone-says = That is something to point at.
milestone-says-7 = Seven days. That's a week you can point at.
milestone-says-21 = Three full weeks.
milestone-says-100 = One hundred. Today deserves a chapter.
milestone-says-365 = A whole year, day by day.
milestone-unit-day = days in a row
milestone-unit-week = weeks in a row
milestone-unit-month = months in a row
percent = { $percent } %
figure-rate = kept
