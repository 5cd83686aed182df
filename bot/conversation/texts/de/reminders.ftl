### Erinnerungen

reminders-title = <b>Wann ich frage</b>
    Tippe eine Erinnerung an, um sie an- oder auszuschalten.
reminders-which = Welche möchtest du ändern?
reminders-none = Noch fragt keine Gewohnheit zu einer festen Zeit.
reminder-row-on = ✓ { $time } { $facts }
reminder-row-off = ☐ { $time } { $facts }
reminder-one = <b>{ $habit }</b> · { $facts }
reminder-off = ausgeschaltet
reminder-move = Wann soll ich nach <b>{ $habit }</b> fragen statt um { $time }?
reminder-when = Wann soll ich nach <b>{ $habit }</b> fragen?
reminder-which-habit = An welche Gewohnheit soll ich dich erinnern?
reminder-added = Hinzugefügt.
reminder-removed = Um { $time } frage ich nicht mehr nach <b>{ $habit }</b>.
button-add-reminder = Erinnerung hinzufügen
button-all-reminders = ◀ Alle Erinnerungen
button-change-reminders = Ändern…
button-change = Ändern
button-switch-on = Einschalten
button-switch-off = Ausschalten
button-move-reminder = Verschieben
button-remove-reminder = Entfernen
error-no-such-reminder = Diese Erinnerung gibt es nicht mehr. /reminders zeigt die, die es gibt.
error-time-taken = Um { $time } fragt sie schon.

bundle-title = { $count ->
    [0] ✓ <b>Es ist nichts mehr offen.</b>
    [one] ⏰ <b>{ $count } von { $of } ist offen</b>
   *[other] ⏰ <b>{ $count } von { $of } sind offen</b>
  }
bundle-closed = <b>{ $date }</b> · { $count } von { $of } nicht eingetragen
bundle-closed-partly = <b>{ $date }</b> · { $count ->
    [0] { $begun } von { $of } nur zum Teil
   *[other] { $count } von { $of } nicht eingetragen, { $begun } nur zum Teil
  }
bundle-after-quiet = Ich frage um { $time }, nach deiner Ruhezeit.
bundle-snooze-quiet = { $time } liegt in deiner Ruhezeit, und dieser Tag endet, bevor sie vorbei ist. Soll ich dann lautlos fragen?
bundle-put-off = Um { $time } frage ich noch einmal.
button-all-done = Alle geschafft
button-at = Um { $time }

away = Ich war von { $since } bis { $until } weg. Möchtest du etwas nachtragen?
away-since = Ich war von { $date }, { $since }, bis heute { $until } weg. Möchtest du etwas nachtragen?

last-call-row = nur, wenn die Serie enden würde
last-call-is-on = <b>{ $habit }</b>: Um { $time } frage ich lautlos noch einmal, wenn die Serie in der Nacht enden würde.
last-call-is-off = <b>{ $habit }</b>: kein letzter Aufruf mehr.
button-last-call-on = Letzter Aufruf
button-last-call-off = Kein letzter Aufruf
