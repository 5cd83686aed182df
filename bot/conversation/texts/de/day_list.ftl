### Unter der Liste eines Tages

greeting-morning = Schönen Tag.
greeting-day = Schönen Tag noch.
greeting-evening = Schönen Abend.
button-stats = Zahlen
button-new-habit = Neue Gewohnheit
finish-done = <b>{ $date }</b>: { $habits }
finish-habit = { $habit }, { $streak }
finish-nothing = <b>{ $date }</b>: nichts eingetragen.
