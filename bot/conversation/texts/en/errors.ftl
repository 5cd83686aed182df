### What can go wrong

error-unexpected = Something broke on my side. Nothing is lost; if it happens again, tell the owner this number: { $number }
error-not-understood = I don't understand "{ $words }". /help shows what I can do.
error-note-of-what = Which habit is the note about? Choose one beside it, and send both again.
error-several-fit = More than one habit fits "{ $words }": { $habits }. Write more of its name, or tap it in /today.
error-stale-button = That button is from another time. /today shows where things stand.
error-came-late = I was away when you sent { $words }. Please send it once more if you still want it.
error-only-words = I read what you write yourself; pictures, places and forwarded messages I leave alone.
error-file-too-large = That file is too large: I can take { $limit } MB at most.
error-file-not-fetched = I could not fetch that file. Please send it once more.
error-not-saved = Not saved, please tap again in a moment.
error-try-again = Two changes came at the same moment. Please try once more.
error-no-such-habit = That habit is not here any more.
error-skip-needless = That date is paused already: nothing to skip, and the streak waits.
error-skip-not-asked = Nothing is asked on that date, so there is nothing to skip.
error-no-skips-left = { $allowance ->
    [0] You have chosen to have no skips.
    [one] The skip of this month is used.
   *[other] All { $allowance } skips of this month are used.
  }
error-needs-amount = This habit is counted: how much was it? For example: +5 { $unit }
error-not-counted = This habit is done or not done; it takes no amount.
error-not-a-limit = Only a limit, or something you quit, can slip.
error-nothing-to-undo = There is nothing to take back.
error-enough-feedback = { $limit } messages a day reach the owner, and yours are all there. Please keep this one and send it tomorrow.
error-too-many-habits = You keep { $limit } habits, and that is as many as fit. Remove one first.
error-too-many-times = A habit asks at { $limit } times of a day at most.
error-date-future = That date is still to come.
error-date-too-old = { $date } is closed: entries can be added for { $hours } h.
error-date-before-start = { $habit } starts on { $start }; { $date } is before that.
error-no-such-date = { $date } did not exist where you were.
