### Die Karte eines Tages

card-title = ⏰ <b>{ $habit }</b>
card-begun = <b>{ $habit }</b>
card-open = { $facts }
card-open-today = offen bis Mitternacht
card-open-until = offen bis { $time }
card-open-day = { $day } noch offen
card-done = ✓ <b>{ $habit }</b> · { $facts }
card-skipped = – <b>{ $habit }</b> · { $count ->
    [0] ausgelassen. Die Serie wartet.
   *[other] ausgelassen. Deine { $count } bleiben { $count }.
  }
card-skips-left = { $count ->
    [0] Diesen Monat kann kein Tag mehr ausgelassen werden.
   *[other] Noch { $count } von { $of } Auslassungen in diesem Monat.
  }
card-no = – <b>{ $habit }</b> · diesmal nicht. Für diesen Tag frage ich nicht mehr.
card-lapse = <b>{ $habit }</b> · notiert. Morgen ist ein neuer Tag.
card-over = <b>{ $habit }</b> · { $facts }. Notiert; es kommt ein neuer Tag.
card-closed = <b>{ $habit }</b> · { $date }, nichts eingetragen
card-closed-paused = <b>{ $habit }</b> · { $date }, pausiert
card-closed-partly = <b>{ $habit }</b> · { $date }, { $progress }
card-snoozed = ⏰ <b>{ $habit }</b> · Ich frage um { $time } noch einmal.
card-snoozed-after-quiet = ⏰ <b>{ $habit }</b> · Ich frage um { $time }, nach deiner Ruhezeit.
card-snooze-quiet = ⏰ <b>{ $habit }</b> · { $time } liegt in deiner Ruhezeit, und dieser Tag endet, bevor sie vorbei ist. Soll ich dann lautlos fragen?
card-moved = Weiter unten ↓
button-done = Erledigt
button-kept = Geschafft
button-lapse = Ist passiert
button-more = +{ $amount }
button-more-of = +{ $amount } { $unit }
button-undo = Zurücknehmen
button-did-it = Habe ich gemacht
button-skip = Auslassen
button-skip-today = Heute auslassen
button-snooze = { $minutes ->
    [60] In 1 Std
   *[other] In { $minutes } min
  }
button-snooze-silently = { $time }, lautlos
button-hush = Heute nicht mehr fragen

toast-already = Schon gezählt
toast-logged = Eingetragen
toast-skipped = Ausgelassen
toast-taken-back = Zurückgenommen
toast-snoozed = Bis { $time }
toast-hushed = Heute frage ich nicht mehr


milestone-day = <b>{ $count } Tage { $habit }.</b> 🎉
milestone-week = <b>{ $count } Wochen { $habit }.</b> 🎉
milestone-month = <b>{ $count } Monate { $habit }.</b> 🎉
milestone-calm-day = <b>{ $habit }</b>: { $count } Tage in Folge.
milestone-calm-week = <b>{ $habit }</b>: { $count } Wochen in Folge.
milestone-calm-month = <b>{ $habit }</b>: { $count } Monate in Folge.
milestone-says = Das kann sich sehen lassen.
milestone-says-7 = Sieben Tage. Das ist eine Woche, auf die du zeigen kannst.
milestone-says-21 = Drei volle Wochen.
milestone-says-100 = Hundert. Heute verdient ein eigenes Kapitel.
milestone-says-365 = Ein ganzes Jahr, Tag für Tag.
milestone-unit-day = Tage in Folge
milestone-unit-week = Wochen in Folge
milestone-unit-month = Monate in Folge
percent = { $percent } %
figure-rate = geschafft
