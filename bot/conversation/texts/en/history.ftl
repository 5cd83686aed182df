### The history of a habit

history-month = <b>{ $habit }</b>, { $month }: { $of ->
    [0] no day counts yet
   *[other] { $done } of { $of } done
  }
history-legend = <small>✓ done · ◐ partly · – skipped · ‖ paused · ✕ missed · ☐ open · ◇ saved. Tap a day to change it.</small>
history-strip = { $signs } <small>the last { $count } days: { $legend }</small>
history-cell = { $sign } { $day }
history-cell-plain = { $day }
history-date = <b>{ $habit }</b> · { $date } · { $facts }
history-note = <small>{ $note }</small>
history-weekday = { $day }: { $of ->
    [0] no day counts yet
   *[other] { $done } of { $of } done
  }
history-amount-form = { $habit }, { $date }
history-move-start = Shall it begin earlier? The days between are paused unless you did them.
history-is-done = done
history-is-partial = partly done
history-is-missed = not logged
history-is-skipped = skipped
history-is-paused = paused
history-is-saved = saved by a streak saver
history-is-open = open
history-is-free = nothing logged
history-is-no = not done
history-is-lapse = it happened
sign-done = ✓
sign-partial = ◐
sign-missed = ✕
sign-skipped = –
sign-paused = ‖
sign-saved = ◇
sign-open = ☐
sign-none = ·
meant-done = { sign-done } done
meant-partial = { sign-partial } partly
meant-missed = { sign-missed } missed
meant-skipped = { sign-skipped } skipped
meant-paused = { sign-paused } paused
meant-saved = { sign-saved } saved
meant-open = { sign-open } open
meant-none = { sign-none } not due
weekday = { $day }
field-amount = How much altogether?
field-amount-of = How many { $unit } altogether?
button-history = History
button-amount = Amount…
button-not-done = Not done
button-clear = Clear
button-start-on = Begin on { $date }
