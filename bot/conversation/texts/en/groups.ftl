### In a group

group-private = That is between you and me: open our chat.
button-open-chat = Open our chat
log-for-yesterday = It is past midnight: for yesterday?
done-note-later = The note "{ $note }" is not kept yet: [Note] takes it once the day is chosen.
