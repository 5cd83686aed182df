### Cards to share, and what the bot says of itself

share-which = Which card?
share-card = <b>{ $habit }</b>: { $streak }
share-card-best = <b>{ $habit }</b>: best run { $streak }
share-card-of = { $name } · { $card }
button-share = Share
button-post-here = Post here
share-unit-day = { $count ->
    [one] day in a row
   *[other] days in a row
  }
share-unit-week = { $count ->
    [one] week in a row
   *[other] weeks in a row
  }
share-unit-month = { $count ->
    [one] month in a row
   *[other] months in a row
  }
share-unit-best-day = { $count ->
    [one] day at best
   *[other] days in a row at best
  }
share-unit-best-week = { $count ->
    [one] week at best
   *[other] weeks in a row at best
  }
share-unit-best-month = { $count ->
    [one] month at best
   *[other] months in a row at best
  }
about-long =
    I keep small habits with you, one tap a day.

    Write a habit in one line, like "Read 20 min weekdays 21:00", and I ask at that time if it is still open. I count streaks fairly: days off, skips and journeys do not break them.

    What you keep is yours: it can be exported and deleted at any time.
about-short = Small habits, one tap a day. Streaks that forgive a day off.
file-saved = Saved as { $path }
