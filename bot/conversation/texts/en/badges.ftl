### Badges, and a return

command-badges = Your milestones
badges-title = { $count ->
    [0] <b>Your badges are still ahead</b>
    [one] <b>{ $count } badge</b>
   *[other] <b>{ $count } badges</b>
  }
badges-row = <b>{ $habit }</b>: { $facts }
badges-alt = { $title }. { $facts }
badge-day = { $count } days
badge-week = { $count } weeks
badge-month = { $count } months
badge-next = next { $badge }, { $left } to go
badge-on = { $badge } ({ $date })
badge-label-day = { $habit }
badge-label-week = { $habit }, weeks
badge-label-month = { $habit }, months
button-calm-mode = Calm mode
calm-on = Calm mode is on: round numbers come without a card. /settings changes it.
calm-off = Calm mode is off: round numbers are celebrated again.
milestone-again = You have been here before, and you are here again.
comeback = Good to see you back. This one counts as much as any.
new-best = New best: { $count }.
