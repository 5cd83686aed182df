### Ein Mensch auf mehreren Plattformen

command-link = Telegram und Discord verbinden
option-code = Der Code aus dem anderen Chat
link-offer = Mehrere Chats? Deine Gewohnheiten werden zu einer Liste.
link-offer-code = Schick das im anderen Chat, binnen 10 Minuten: { $line }
link-offer-open = Oder öffne Telegram von hier aus.
link-claimed = Diesen Chat mit <b>{ $name }</b> auf { $platforms } verbinden? Hier { $here ->
    [one] ist { $here } Gewohnheit
   *[other] sind { $here } Gewohnheiten
  }, dort { $there }.
link-claimed-own = Nur weiter, wenn du das bist.
link-agreed = Sag nun auch auf { $platforms } ja.
link-asks = <b>{ $name }</b> auf { $platforms } hat deinen Code gebracht. Beides zu einer Liste machen, mit { $count ->
    [one] { $count } Gewohnheit
   *[other] { $count } Gewohnheiten
  }?
link-done = Verbunden: { $platforms }. { $count ->
    [one] { $count } Gewohnheit
   *[other] { $count } Gewohnheiten
  } in einer Liste.
link-refused = Nicht verbunden. Der Code gilt nicht mehr.
link-status = Du bist auf { $platforms }.
link-where = Wo soll ich dich erinnern?
link-reminds = Erinnerungen kommen auf { $platforms }.
link-twins = Beide Listen haben <b>{ $habit }</b>. Soll daraus eine werden, ohne dass ein Tag verloren geht?
link-united = <b>{ $habit }</b> ist jetzt eine Gewohnheit.
link-kept-both = Beide bleiben.
link-which-leaves = Was soll nicht mehr deins sein? Deine Gewohnheiten bleiben bei den anderen.
link-left = { $platform } ist nicht mehr verbunden.
link-told-left = Dieser Chat ist nicht mehr mit deinen Gewohnheiten verbunden; sie sind dort, wo du ihn getrennt hast. Beginne neu mit /start.
link-wrong-code = Der Code ist falsch, verbraucht oder zu alt. /link gibt dort einen neuen.
button-link = Verbinden
button-open-telegram = Telegram öffnen
button-copy-code = Code kopieren
button-no = Nein
button-both = Überall
button-place = { $platform }
button-place-on = ✓ { $platform }
button-unlink = Trennen…
button-one-habit = Eine Gewohnheit
button-keep-both = Beide behalten
error-too-many-tries = Zu viele falsche Codes. Versuch es in zehn Minuten wieder.
error-link-gone = Der Code ist verbraucht oder zu alt. /link gibt einen neuen.
error-link-leaving = Einer der beiden Chats wird bald gelöscht. Nimm das dort mit /delete_me zurück und verbinde dann neu.
error-last-account = Irgendwo müssen deine Gewohnheiten bleiben: das ist der letzte Chat.
