### In a group

group-private = That is between you and me: open our chat.
button-open-chat = Open our chat
log-for-yesterday = It is past midnight: for yesterday?
