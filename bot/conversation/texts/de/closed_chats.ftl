### Geschlossene Chats

dm-hello = Hallo, hier werde ich dich erinnern. /today zeigt, was offen ist.
closed-chat = Deine Direktnachrichten sind für mich geschlossen; Erinnerungen kommen dort nicht an.
closed-chat-how = Öffne sie in den Privatsphäre-Einstellungen eines gemeinsamen Servers, oder füge mich einem hinzu, wenn es keinen gibt. Schreib mir dann.
button-how-to-open = So öffnest du sie
closed-chat-here = Sind deine Direktnachrichten geschlossen, erinnere ich dich hier. Andere können es lesen.
button-remind-here = Erinnere mich hier
button-got-it = Angekommen
dm-works = Gut: Erinnerungen kommen hierher.
not-for-you = Diese Knöpfe sind für jemand anderen.
files-in-private = Hier darf ich nichts anhängen: Schau in unsere Direktnachrichten.
files-nowhere = Hier darf ich nichts anhängen. Frag mich in unseren Direktnachrichten.
