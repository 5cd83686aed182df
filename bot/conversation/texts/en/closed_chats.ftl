### Closed chats

dm-hello = Hi, this is where I will remind you. /today shows what is open.
closed-chat = Your direct messages are closed for me, so reminders cannot come there.
closed-chat-how = Open them in the privacy settings of a server that we share, or add me to one if there is none. Then write to me.
button-how-to-open = How to open them
closed-chat-here = When your direct messages are closed, I remind you here. Others can read it.
button-remind-here = Remind me here
button-got-it = Got it
dm-works = Good: reminders come here.
not-for-you = These buttons are for somebody else.
files-in-private = I may attach nothing here: look in our direct messages.
files-nowhere = I may attach nothing here. Ask me in our direct messages.
