### One person on several platforms

command-link = Join Telegram and Discord
option-code = The code from the other chat
link-offer = Use several chats? Your habits will be one list.
link-offer-code = Send this in the other chat, within 10 minutes: { $line }
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
link-twins = Both lists have <b>{ $habit }</b>. Make them one, without losing a date?
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
error-link-leaving = One of the two chats is about to be deleted. Take that back there with /delete_me, then link again.
error-last-account = Your habits have to stay somewhere: that is the last chat.
