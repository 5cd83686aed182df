### One habit

command-habit = Change, pause, archive or delete a habit
habit-which = Which habit?
habit-card = <b>{ $habit }</b>: { $facts }
habit-cue = cue: { $cue }
habit-days = On which days shall <b>{ $habit }</b> be due?
habit-plan-from = from { $day }: { $plan }
habit-days-when = Days that are past stay as they were judged.
habit-times = When shall I ask for <b>{ $habit }</b>? Tap a time to switch it on or off, six at most.
habit-paused = Paused for a week. The streak waits, and you can still log.
habit-resumed = It counts again from today.
habit-resumes = It counts again from { $day }.
habit-still-paused = It counts again once its pause ends.
habit-still-archived = It stays in the archive.
habit-paused-already = It is off for longer already.
habit-on-vacation = All habits are off just now. A vacation can leave out some of them.
habit-archived = Archived. Nothing is asked, nothing is lost.
habit-delete = { $count ->
    [0] Delete <b>{ $habit }</b>? It has no entries yet.
    [one] Delete <b>{ $habit }</b> and its { $count } entry? It stays in the bin for 7 days.
   *[other] Delete <b>{ $habit }</b> and its { $count } entries? They stay in the bin for 7 days.
  }
habit-deleted = <b>{ $habit }</b> is in the bin and gone after 7 days.
bundle-deleted = What I asked about here is in the bin.
habit-restored = Back from the bin.
state-archived = archived
state-paused-until = paused until { $day }
button-days = Days
button-times = Times
button-time-on = ✓ { $time }
button-other-time = Other time…
habit-time-form = When shall I ask for { $habit }?
field-time = Time
field-time-hint = For example 7:45 or half past six in the evening
error-no-time = I can't read "{ $words }" as a time of day. Write it like 7:45 or 6 pm.
error-two-times = Is that { $one } or { $other }?
button-pause-week = Pause a week
button-resume = Resume
button-archive = Archive
button-unarchive = Take from the archive
button-archive-instead = Archive instead
button-delete-ask = Delete…
button-delete = Delete
button-restore = Restore
button-back = ◀ Back
error-pause = A pause ends after it begins, and begins today, later, or on a day that is still open.
