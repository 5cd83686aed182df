### Unter der Liste eines Tages

greeting-morning = Schönen Tag.
greeting-day = Schönen Tag noch.
greeting-night = Gute Nacht.
greeting-evening = Schönen Abend.
button-stats = Statistik
button-new-habit = Neue Gewohnheit
finish-done = <b>{ $date }</b>: { $habits }
finish-habit = { $habit }, { $streak }
finish-nothing = <b>{ $date }</b>: nichts eingetragen.
