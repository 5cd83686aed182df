## Commands, as menus describe them

command-start = Set up or come back
command-help = Short guide
command-add = New habit in one line
command-today = What is open today
command-done = Log a habit, also for yesterday
command-undo = Take the last thing back
command-skip = Skip a day without losing the streak
command-habits = All habits in plain words
command-stats = Heatmap and rates
command-share = Post your streak card
command-why = Why the streak is what it is
command-reminders = When each habit asks
command-timezone = Set your time zone
command-language = Choose the language

menu-add = Make this a habit

option-habit = Which habit
option-day = Which day
option-text = The habit in one line, like "Read 20 min weekdays 21:00"
option-name = A city or a time zone
option-language = The language
option-payload = What the link carried

choice-language-en = English
choice-language-de = Deutsch

## Welcome

start-hello = { $named ->
    [0] <b>Hi. I help you keep small habits, one tap a day.</b>
   *[other] <b>Hi { $name }. I help you keep small habits, one tap a day.</b>
  }
help-command = { $command } – { $what }
start-pick = Pick one to start, or write your own in one line. You can change everything later.
start-example = For example: Read 20 min weekdays 21:00
starter-water = Drink water
starter-stretch = Stretch 5 min
starter-read = Read 20 min
starter-plan = Plan tomorrow
button-starter = { $habit } { $time }

help-title = <b>Cairn keeps small habits with you, one tap a day.</b>
help-add = Write a habit in one line: "Read 20 min weekdays 21:00", "water 8 glasses daily", "gym 3x week". I ask at that time if it is still open.
help-log = Log in plain words, too: "done read", "read yesterday", "+2 water", "all done". A wrong tap is taken back by /undo.

## The clock

zone-ask = What time is it for you now?
zone-ask-how = Or write a city: /timezone Berlin
zone-show-place = Or show me once where you are: I find the time zone here and forget the place.
button-show-place = Show where I am
zone-which = Which place is nearest to you?
zone-is = You are on { $city } time: { $time } now.
zone-set = { $city }: it is { $time } for you now.
zone-set-entries = What you have logged stays on its dates. Reminders follow your clock.
zone-now = { $city } (now { $time })
button-time = { $time }
button-zone = { $time } – { $city }
button-other-times = Other times

language-which = Which language shall I speak?
language-set = From now on I speak English with you.

## Adding a habit

add-how = Write it in one line: what, how often, when. For example: Read 20 min weekdays 21:00
add-card-title = <b>{ $habit }</b>
add-card-facts = { $facts }
add-fact-asks = I ask at { $times } if still open
add-fact-no-time = no reminder
add-fact-from = from { $day }
add-fact-until = until { $date }
add-fact-category = #{ $category }
add-which-days = I got <b>{ $habit }</b>, not the days. Every day?
add-which = "{ $words }" can be read in more than one way. Which one?
add-done = ✓ Added <b>{ $habit }</b>, { $plan }.
add-first = First reminder { $day }, { $time }.
add-waits = It waits in /today.
button-choice = { $words }
button-pick-days = Pick days
button-weekday-on = ✓ { $day }
button-weekday-off = { $day }
add-taken-back = Taken back: <b>{ $habit }</b> is not added.
add-gone = That card has been used or replaced. Write the habit once more.
add-same-name = You already keep a habit called <b>{ $habit }</b>.
button-add = Add
button-every-day = Every day
button-workdays = Weekdays
button-weekend = Weekends
button-three-a-week = 3x a week
button-no-time = No reminder
button-cancel = Cancel
add-cancelled = Not added.
button-done-already = Done already

## Schedules and goals

schedule-daily = every day
schedule-workdays = Mon–Fri
schedule-weekend = Sat and Sun
schedule-weekdays = { $days }
schedule-every = { $n ->
    [2] every other day
   *[other] every { $n } days
  }
schedule-month-days = on { $days } of each month
schedule-dates = { $more ->
    [0] on { $dates }
   *[other] on { $dates } and { $more } more
  }
schedule-times-week = { $x ->
    [one] once a week
   *[other] { $x } times a week
  }
schedule-times-month = { $x ->
    [one] once a month
   *[other] { $x } times a month
  }
goal-at-least-day = { $amount } a day
goal-at-least-week = { $amount } a week
goal-at-least-month = { $amount } a month
goal-at-most-day = at most { $amount } a day
goal-at-most-week = at most { $amount } a week
goal-at-most-month = at most { $amount } a month
goal-quit = not at all
amount = { $amount }
amount-with-unit = { $amount } { $unit }
schedule-days-week = { $x ->
    [one] on one day a week
   *[other] on { $x } days a week
  }
schedule-days-month = { $x ->
    [one] on one day a month
   *[other] on { $x } days a month
  }
plan-limit = { $goal } { $schedule }
plan = { $goal }, { $schedule }
progress = { $amount } of { $whole }
progress-week = { $running ->
    [1] { $amount } of { $whole } this week
   *[other] { $amount } of { $whole } that week
  }
progress-month = { $running ->
    [1] { $amount } of { $whole } this month
   *[other] { $amount } of { $whole } that month
  }
last-chance-week = every day left of the week is needed
last-chance-month = every day left of the month is needed
lost-week = this week is out of reach; a new one comes
lost-month = this month is out of reach; a new one comes
saver-changed = What the streak saver covers has changed ({ $dates }). Before: { $before }; now: { $after }.

## Streaks, days, states

streak-none = no streak yet
streak-day = { $count } in a row
streak-week = { $count ->
    [one] { $count } week
   *[other] { $count } weeks in a row
  }
streak-month = { $count ->
    [one] { $count } month
   *[other] { $count } months in a row
  }
day-today = today
day-yesterday = yesterday
day-tomorrow = tomorrow
day-date = { $date }
state-rest = rest day
state-overdue = overdue
state-ended = over
state-skipped = skipped
state-paused = paused

## The card of a day

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
    [one] { $count } skip left this month.
   *[other] { $count } skips left this month.
  }
card-no = – <b>{ $habit }</b> · not this time. I won't ask again.
card-lapse = <b>{ $habit }</b> · noted. Tomorrow is a new day.
card-over = <b>{ $habit }</b> · { $facts }. Noted; a new day comes.
card-closed = <b>{ $habit }</b> · { $date }, not logged
card-snoozed = ⏰ <b>{ $habit }</b> · I'll ask again at { $time }.
card-moved = Moved down ↓
button-done = Done
button-kept = Kept it
button-lapse = It happened
button-more = +{ $amount }
button-undo = Undo
button-did-it = I did it
button-skip = Skip
button-skip-today = Skip today
button-snooze = { $minutes ->
    [60] In 1 h
   *[other] In { $minutes } min
  }
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

## Lists

list-headline = <b>{ $date }</b> · { $done } of { $due } done
list-all-done = <b>{ $date }</b> · { $done ->
    [one] done. Well kept.
   *[other] all { $done } done. Well kept.
  }
list-empty = There is nothing to show for { $day }.
list-empty-how = Write a habit in one line, for example: Read 20 min daily 21:00
list-row-done = { $count ->
    [0] ✓ { $habit }
   *[other] ✓ { $habit } · { $facts }
  }
list-row-skipped = { $count ->
    [0] – { $habit }
   *[other] – { $habit } · { $facts }
  }
list-row-open = { $count ->
    [0] ☐ { $habit }
   *[other] ☐ { $habit } · { $facts }
  }
button-back-day = ◀ { $day }
button-next-day = { $day } ▶
button-page-back = ◀ Back
button-page-next = More ▶
button-show-today = Show today

habits-title = { $count ->
    [one] <b>{ $count } habit</b>
   *[other] <b>{ $count } habits</b>
  }
habits-row = <b>{ $habit }</b>: { $facts }
habit-asks = at { $times }
habit-next = next { $day }

skip-nothing = Nothing is open { $day }, so there is nothing to skip.
skip-which = Which one do you skip { $day }? The streak stays as it is.

reminders-title = <b>When I ask</b>
reminder-row = { $habit }: { $times }
reminders-none = No habit asks at a set time. Add one with a time, for example: Read 20 min daily 21:00

## Statistics

stats-title-one = <b>{ $habit }</b>
stats-title-all = { $count ->
    [one] <b>Your habit</b>
   *[other] <b>All { $count } habits</b>
  }
stats-rate = Last { $days } days: { $percent } % ({ $done } of { $judged } required)
stats-no-rate = Last { $days } days: nothing was required yet
stats-streak = Now { $now }, best { $best }
stats-strength = Strength { $percent } %
insight-needs-more = { $logs ->
    [one] One more log, and I can tell which weekday and hour go best.
   *[other] { $logs } more logs, and I can tell which weekday and hour go best.
  }
insight-best-weekday = { $weekday } goes best: { $done } of { $of }.
insight-weak-spot = { $weekday } is harder: { $done } of { $of }, the other days { $percent } %.
insight-best-hour = Mostly between { $from } and { $to }: { $done } of { $of } logs.
insight-at-risk = The last two weeks went less well: { $recent } %, before that { $earlier } %.
suggest-smaller = A smaller version may fit better for now: /habit changes it.
suggest-level-up = This goes well. Room for a little more? /habit changes it.
suggest-move-shrink-or-pause = My last three reminders had no answer. Another time, something smaller, or a pause? /habit changes it.
stats-alt = Heatmap of the last year. { $title }: { $facts }
button-period = { $days ->
    [365] Year
   *[other] { $days } d
  }
button-all-habits = All habits
button-habit = { $habit }
figure-now = now
figure-best = best run
legend-done = done
legend-skipped = skipped
legend-missed = missed
legend-rest = rest
legend-paused = paused
legend-saved = saved
legend-late = added later

## What can go wrong

error-unexpected = Something broke on my side. Nothing is lost; if it happens again, tell the owner this number: { $number }
error-not-understood = I don't understand "{ $words }". /help shows what I can do.
error-several-fit = More than one habit fits "{ $words }": { $habits }. Write more of its name, or tap it in /today.
error-stale-button = That button is from another time. /today shows where things stand.
error-came-late = I was away when you sent { $words }. Please send it once more if you still want it.
error-only-words = I read what you write yourself; pictures, places and forwarded messages I leave alone.
error-not-saved = Not saved, please tap again in a moment.
error-try-again = Two changes came at the same moment. Please try once more.
error-no-such-habit = That habit is not here any more.
error-skip-needless = That date is paused already: nothing to skip, and the streak waits.
error-skip-not-asked = Nothing is asked on that date, so there is nothing to skip.
error-no-skips-left = All { $allowance } skips of this month are used.
error-needs-amount = This habit is counted: how much was it? For example: +5 { $unit }
error-not-counted = This habit is done or not done; it takes no amount.
error-not-a-limit = Only a limit, or something you quit, can slip.
error-nothing-to-undo = There is nothing to take back.
error-too-many-habits = You keep { $limit } habits, and that is as many as fit. Remove one first.
error-too-many-times = A habit asks at { $limit } times of a day at most.
error-date-future = That date is still to come.
error-date-too-old = { $date } is closed: entries can be added for { $hours } h.
error-date-before-start = { $habit } starts on { $start }; { $date } is before that.
error-no-such-date = { $date } did not exist where you were.

## Why

why-which = Which habit shall I explain?
why-title = <b>{ $habit }</b> ({ $plan }): { $streak }
why-row-good = ✓ { $date }: { $reason }
why-row-broken = ✗ { $date }: { $reason }
why-row-neutral = – { $date }: { $reason }
why-period = { $first } – { $last }
why-amount = { $reason } ({ $progress })
why-no-such-date = this date did not exist where you were
why-logged = logged
why-done = done
why-reached = enough
why-extra = done on a day off; it keeps nothing and costs nothing
why-kept = kept
why-within-limit = within the limit
why-over-limit = over the limit
why-lapsed = it happened
why-skipped = skipped; the streak waits
why-paused = paused; the streak waits
why-archived = archived
why-unseen = you were not here that week, so it counts neither way
why-not-due = not asked for
why-ended = after its last day
why-overdue = overdue; do it any day
why-not-needed = begun; the whole week or month is what counts
why-travelled = shortened by a journey, so not required
why-still-open = still open
why-saved = not done, and a streak saver stepped in
why-too-little = begun, but not all of it; the streak began anew
why-said-no = not this time, so the streak began anew
why-not-done = not done, so the streak began anew
why-period-met = enough
why-period-still-open = still open
why-period-not-done = not enough, so the streak began anew
why-period-only-helps = too much of it was off to count against you
why-period-all-off = nothing was required
why-period-over-limit = over the limit, so the streak began anew
why-period-within-limit = within the limit
why-period-unseen = you were not here, so it counts neither way
error-not-an-amount = "{ $words }" is not an amount.
error-amount = An amount is more than 0 and at most { $limit }, with at most { $places } decimal places.
error-date-range = Dates go from { $first } to { $last }.
error-name = A name has 1 to { $limit } visible characters.
error-name-missing = What should it be called?
error-note = A note has at most { $limit } characters.

## Logging in plain words

log-which = Which one do you mean?
log-which-day = <b>{ $habit }</b>: which day do you mean?
log-kept = <b>{ $habit }</b>: kept, or did it happen?
log-how-much = <b>{ $habit }</b> is counted. How much was it?
log-unit = <b>{ $habit }</b> is counted in another unit. How much was it in that one?
log-not-counted = <b>{ $habit }</b> is done or not done; it takes no amount. Done?
log-what = <b>{ $habit }</b>: what shall I note?
error-phrase-too-long = A line has at most { $limit } characters.

## One habit

command-habit = Change, pause, archive or delete a habit
habit-which = Which habit?
habit-card = <b>{ $habit }</b>: { $facts }
habit-days = On which days shall <b>{ $habit }</b> be due?
habit-plan-from = from { $day }: { $plan }
habit-days-when = Days that are past stay as they were judged.
habit-times = When shall I ask for <b>{ $habit }</b>? Tap a time to switch it on or off, six at most.
habit-paused = Paused for a week. The streak waits, and you can still log.
habit-resumed = It counts again from today.
habit-archived = Archived. Nothing is asked, nothing is lost.
habit-delete = { $count ->
    [0] Delete <b>{ $habit }</b>? It has no entries yet.
    [one] Delete <b>{ $habit }</b> and its { $count } entry? It stays in the bin for 7 days.
   *[other] Delete <b>{ $habit }</b> and its { $count } entries? They stay in the bin for 7 days.
  }
habit-deleted = <b>{ $habit }</b> is in the bin and gone after 7 days.
habit-restored = Back from the bin.
state-archived = archived
state-paused-until = paused until { $day }
button-days = Days
button-times = Times
button-time-on = ✓ { $time }
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

## In a group

group-private = That is between you and me: open our chat.
button-open-chat = Open our chat
log-for-yesterday = It is past midnight: for yesterday?

## Cards to share, and what the bot says of itself

share-which = Which card?
share-card = <b>{ $habit }</b>: { $streak }
button-share = Share
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
about-long =
    I keep small habits with you, one tap a day.

    Write a habit in one line, like "Read 20 min weekdays 21:00", and I ask at that time if it is still open. I count streaks fairly: days off, skips and journeys do not break them.

    What you keep is yours: it can be exported and deleted at any time.
about-short = Small habits, one tap a day. Streaks that forgive a day off.

## One person on several platforms

command-link = Join Telegram and Discord
option-code = The code from the other chat
link-offer = Use several chats? Your habits will be one list.
link-offer-code = Send this in the other chat, within 10 minutes: /link { $code }
link-offer-open = Or open Telegram from here.
link-claimed = Link this chat with <b>{ $name }</b> on { $platforms }? You have { $here ->
    [one] { $here } habit
   *[other] { $here } habits
  } here and { $there } there.
link-claimed-own = Only go on if that is you.
link-agreed = Now say yes on { $platforms }, too.
link-asks = <b>{ $name }</b> on { $platforms } has brought your code. Make both one list, with { $count ->
    [one] { $count } habit
   *[other] { $count } habits
  }?
link-done = Linked: { $platforms }. { $count ->
    [one] { $count } habit
   *[other] { $count } habits
  } in one list.
link-refused = Not linked. The code serves no more.
link-status = You are on { $platforms }.
link-where = Where shall I remind you?
link-reminds = Reminders come to { $platforms }.
link-twins = Both lists have <b>{ $habit }</b>. Make them one? No date gets lost.
link-united = <b>{ $habit }</b> is one habit now.
link-kept-both = Both stay.
link-which-leaves = Which one shall no longer be yours? Your habits stay with the others.
link-left = { $platform } is no longer linked.
link-told-left = This chat is no longer linked with your habits; they are where you unlinked it. Begin anew with /start.
link-wrong-code = That code is wrong, used or too old. /link there gives a new one.
button-link = Link and merge
button-open-telegram = Open Telegram
button-copy-code = Copy code
button-no = No
button-both = Everywhere
button-place = { $platform }
button-place-on = ✓ { $platform }
button-unlink = Unlink…
button-one-habit = One habit
button-keep-both = Keep both
error-too-many-tries = Too many wrong codes. Try again in ten minutes.
error-link-gone = That code is used or too old. /link gives a new one.
error-last-account = Your habits have to stay somewhere: that is the last chat.

## Closed chats

dm-hello = Hi, this is where I will remind you. /today shows what is open.
closed-chat = Your direct messages are closed for me, so reminders cannot come there.
closed-chat-how = Open them in the privacy settings of a server that we share, then write to me.
closed-chat-here = When your direct messages are closed, I remind you here. Others can read it.
button-remind-here = Remind me here
