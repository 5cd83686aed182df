### The morning after

morning-open = Yesterday stayed open on <b>{ $habit }</b>. It happens.
morning-yours = Still yours: best run { $best }, and { $done } of the last { $of } days.
morning-several = Yesterday stayed open on { $habits }; it happens. Tap one to log it after all, or to make it easier.
morning-again = Pause <b>{ $habit }</b> for a week?
morning-keep = I keep asking for <b>{ $habit }</b>, as always.
morning-fixed = Fixed. { $streak }, as if nothing happened.
button-forgot-to-tap = I did it, forgot to tap
button-start-again = Start again today
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
