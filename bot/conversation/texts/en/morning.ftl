### The morning after

morning-open = Yesterday stayed open on <b>{ $habit }</b>. It happens.
morning-open-week = Last week stayed open on <b>{ $habit }</b>: { $progress }. It happens.
morning-open-month = Last month stayed open on <b>{ $habit }</b>: { $progress }. It happens.
morning-yours-day = Still yours: best run { $best }, and { $done } of the last { $of } days.
morning-yours-week = Still yours: best run { $best ->
    [one] 1 week
   *[other] { $best } weeks
  }, and { $done } of the last { $of ->
    [one] week
   *[other] { $of } weeks
  }.
morning-yours-month = Still yours: best run { $best ->
    [one] 1 month
   *[other] { $best } months
  }, and { $done } of the last { $of ->
    [one] month
   *[other] { $of } months
  }.
morning-several = Yesterday stayed open on { $habits }; it happens. Tap one to log it after all, or to make it easier.
morning-several-of = Stayed open: { $habits }; it happens. Tap one to log it after all, or to make it easier.
morning-of-day = { $habit } (yesterday)
morning-of-week = { $habit } (last week)
morning-of-month = { $habit } (last month)
morning-again = Pause <b>{ $habit }</b> for a week?
morning-smaller = Shall <b>{ $habit }</b> become easier?
morning-which = <b>{ $habit }</b>: which day was it?
morning-keep = I keep asking for <b>{ $habit }</b>, as always.
morning-fixed = Fixed. { $streak }, as if nothing happened.
button-forgot-to-tap = I did it, forgot to tap
button-start-again = Start again today
button-start-again-week = Start again this week
button-start-again-month = Start again this month
button-easier = Make it easier
button-keep-asking = Keep asking
button-less = { $amount } instead of { $before }
button-weekdays-only = Weekdays only
button-another-time = Other time
miss-reason-forgot = Forgot
miss-reason-busy = Busy
miss-reason-ill = Ill
miss-reason-unwilling = Not in the mood
because-forgot = That is what I am for. Shall I ask for <b>{ $habit }</b> at another time?
because-busy = Days like that come and go. Another time may suit <b>{ $habit }</b> better.
because-ill = Get well soon. <b>{ $habit }</b> can rest for a week, and the streak waits.
because-unwilling = Fair enough. <b>{ $habit }</b> may become smaller, or go to the archive.
easier-how = What would make <b>{ $habit }</b> easier?
easier-plan = <b>{ $habit }</b>, from { $day }: { $plan }.
easier-name = From now on: <b>{ $habit }</b>.
return-ask = You were away from <b>{ $habit }</b>, { $first } to { $last }. Was it kept?
return-several = You were away for a while. Were these kept: { $habits }?
return-kept = ✓ <b>{ $habit }</b> · kept from { $first } to { $last } · { $streak }
return-not-all = <b>{ $habit }</b>: those days stay a pause, they count neither way. { $streak }, as before.
button-not-all = Not all of it
