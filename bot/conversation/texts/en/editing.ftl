### Editing a habit

error-cue = What it follows on has at most { $limit } characters.
error-category = A category has at most { $limit } characters.
error-not-a-colour = That is none of the colours I know.
error-end-before-start = It begins on { $start }: its last day cannot be before that.
error-start-after-entries = There is an entry of { $date } already: it cannot begin later than that.
error-no-day = I can't read "{ $words }" as a date. Try 24 nov, yesterday, or 2026-11-24.
error-two-days = Is that { $one } or { $other }? Write the month as a word.
error-no-goal = I can't read "{ $words }" as a goal. Try 8 glasses, at most 2 cups, or 20 km a week.

name-marked = { $mark } { $habit }
mark-red = 🟥
mark-orange = 🟧
mark-yellow = 🟨
mark-green = 🟩
mark-blue = 🟦
mark-purple = 🟪
mark-brown = 🟫
mark-grey = ⬜
colour-red = Red
colour-orange = Orange
colour-yellow = Yellow
colour-green = Green
colour-blue = Blue
colour-purple = Purple
colour-brown = Brown
colour-grey = Grey
button-colour = { $mark } { $name }
button-no-colour = No colour
button-new-category = New…
button-no-category = No category

edit-which = What shall change about <b>{ $habit }</b>?
edit-when = <small>A new goal holds from today, or from tomorrow if today is logged; past days stay as they were judged.</small>
edit-form = { $habit }
edit-taken-back = As it was before.
edit-name-is = The name is now <b>{ $words }</b>.
edit-note-is = { $set ->
    [1] The note is kept.
   *[other] There is no note any more.
}
edit-cue-is = It follows on: { $words }.
edit-cue-gone = It follows on nothing any more.
edit-category-is = It is in #{ $words } now.
edit-category-gone = It is in no category any more.
edit-end-is = Its last day is { $day }.
edit-end-gone = It has no end any more.
edit-colour-is = Its colour: { $name }.
edit-colour-gone = It has no colour any more.
edit-profile-is = { $set ->
    [1] It may be shown on your profile.
   *[other] Only you see it.
}
edit-plan-is = From { $day }: { $plan }.
edit-start-is = It begins { $day }.
edit-start-paused = The days between are paused; those you did still count.
edit-colour = Which colour for <b>{ $habit }</b>? It marks the habit in lists and cards.
edit-category = Which category for <b>{ $habit }</b>? Lists and statistics can show one alone.
edit-profile-off = Only you see <b>{ $habit }</b>.
edit-profile-on = <b>{ $habit }</b> may be shown on your profile.
edit-profile-what = <small>Others would see its name and streak, never your notes or what you missed. Off unless you switch it on.</small>
button-edit = Edit
button-edit-name = Name
button-edit-note = Note
button-edit-cue = Cue
button-edit-category = Category
button-edit-goal = Goal
button-edit-start = Start
button-edit-end = End
button-edit-colour = Colour
button-edit-profile = Visibility
button-show = Show it on my profile
button-hide = Hide it again
field-name = Name
field-name-hint = For example Read
field-note = Note
field-note-hint = A thought to keep with it
field-cue = What does it follow on?
field-cue-hint = For example after coffee
field-category = Category
field-category-hint = For example health
field-goal = How much?
field-goal-hint = 8 glasses, at most 2 cups, 20 km a week; empty: just done
field-start = When does it begin?
field-start-hint = For example 1 nov
field-end = What is its last day?
field-end-hint = For example 31 dec; empty: no end
habit-pause-form = Pause { $habit }
field-last-day = Until which day?
field-day-hint = For example Friday, or 24 Dec
habit-paused-until = Paused until { $day }. The streak waits, and you can still log.
habit-note = <small>{ $note }</small>
habit-best = best: { $streak }
button-pause-until = Pause until…
button-share-card = Share
