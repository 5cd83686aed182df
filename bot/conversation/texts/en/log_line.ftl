### Logging in plain words

log-which = Which one do you mean?
log-which-day = <b>{ $habit }</b>: which day do you mean?
log-kept = <b>{ $habit }</b>: kept, or did it happen?
log-how-much = <b>{ $habit }</b> is counted. How much was it?
log-unit = <b>{ $habit }</b> is counted in another unit. How much was it in that one?
log-not-counted = <b>{ $habit }</b> is done or not done; it takes no amount. Done?
log-what = <b>{ $habit }</b>: what shall I note?
error-phrase-too-long = A line has at most { $limit } characters.
button-in-all = { $amount } in all
open-logged = Something is logged for { $day }: it stays as it is.
open-unlogged = Was it done { $day }? One tap logs it.
open-later = Nothing is logged yet. One tap when it is done.
open-forgotten = Nothing is logged for { $day }, and { $count ->
    [0] no streak runs right now.
   *[other] your streak stands at { $streak }.
  }
several-no = – { $habit } · not this time
several-on-day = { $row } ({ $day })
several-taken-back = Taken back: { $habits }
several-refused = <b>{ $habit }</b>: { $why }
button-undo-several = { $count ->
    [one] Undo
    [2] Undo both
   *[other] Undo all { $count }
  }
