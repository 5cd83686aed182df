### What is kept, and how it ends

command-privacy = What is stored, and how to remove it
command-delete_me = Delete all my data
command-feedback = Tell us what to fix
option-message = What you want to say
privacy-what = <b>What:</b> your name here, language, time zone, habits and what you logged. A place you show me becomes a time zone and is dropped.
privacy-where = <b>Where:</b> in one database of whoever runs this bot, and in their backups of it.
privacy-who = <b>Who sees it:</b> you. Others see what you share yourself: a card, or the streaks on your profile.
privacy-long = <b>How long:</b> until you delete it; what you wrote to me is forgotten after 48 hours, the bin after 7 days.
privacy-leaves = <b>Take it along:</b> all of it, any time, free.
privacy-ends = <b>Delete it:</b> everything goes after 24 hours, also from older backups when they are restored.
button-export = Export
button-delete-everything = Delete everything
button-download-first = Download first
button-keep-data = Keep my data
button-really-delete-everything = Yes, delete
button-cancel-deletion = Cancel deletion
erase-removes = This removes { $habits ->
    [one] 1 habit
   *[other] { $habits } habits
} and { $entries ->
    [one] 1 log
   *[other] { $entries } logs
}, on every platform you use me on.
erase-grace = After 24 hours it cannot be undone.
erase-last-check = Last check: delete everything?
erase-leaving = Reminders are off. All data goes on { $day }, { $time }.
erase-kept = Nothing is deleted.
erase-cancelled = Nothing is deleted, and reminders are on again.
erased = { $named ->
    [0] Everything is deleted. Take care.
   *[other] Everything is deleted. Take care, { $name }.
}
error-not-leaving = Nothing is about to be deleted.
feedback-ask = What should be better?
feedback-field = Your words
feedback-thanks = Thank you. Whoever runs this bot can read it.
feedback-told = Feedback from somebody: “{ $words }”
