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

command-profile = What others may see of your streaks
option-who = Whose; without it, your own
menu-profile = Streak profile
profile-own = { $count ->
    [0] <b>Your profile</b>: nobody sees anything.
    [one] <b>Your profile</b>: others see 1 streak.
   *[other] <b>Your profile</b>: others see { $count } streaks.
  }
profile-how = <small>Whoever opens it on Discord (your name › Apps › Streak profile) sees the names and streaks that are on, never notes or what you missed.</small>
profile-row-on = ✓ { $row }
profile-row-off = ☐ { $row }
profile-habit = <b>{ $habit }</b>
profile-of = { $named ->
    [0] <b>These streaks are shown</b>
   *[other] Streaks of <b>{ $name }</b>
  }
profile-nothing = { $named ->
    [0] No streaks are shown there.
   *[other] { $name } shows no streaks.
  }
profile-more = <small>…and { $count } more.</small>
button-own-profile = My profile

about-long =
    I keep small habits with you, one tap a day.

    Write a habit in one line, like "Read 20 min weekdays 21:00", and I ask at that time if it is still open. I count streaks fairly: days off, skips and journeys do not break them.

    What you keep is yours: it can be exported and deleted at any time.
about-short = Small habits, one tap a day. Streaks that forgive a day off.
file-saved = Saved as { $path }
