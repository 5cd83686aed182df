### In einer Gruppe

group-private = Das bleibt unter uns: Öffne unseren Chat.
button-open-chat = Unseren Chat öffnen
log-for-yesterday = Es ist nach Mitternacht: für gestern?
done-note-later = Die Notiz „{ $note }“ ist noch nicht gespeichert: [Notiz] nimmt sie, wenn der Tag gewählt ist.
