### Einstellungen

command-settings = Zeitzone, Tagesbeginn, Ruhezeit, Uhr, Bilder
option-setting = Welche Einstellung
option-value = Was gelten soll, etwa „22:30-07:00“
settings-title = <b>Einstellungen</b>
setting-row = { $name }: { $value }
setting-title = <b>{ $name }: { $value }</b>
setting-saved = Gespeichert
setting-none-of-these = „{ $words }“ ist nichts davon.
button-chosen = ✓ { $label }
button-other-hours = Andere Zeiten

choice-setting-zone = Zeitzone
choice-setting-day = Tagesbeginn
choice-setting-week = Wochenbeginn
choice-setting-clock = Uhr
choice-setting-language = Sprache
choice-setting-dates = Datum
choice-setting-quiet = Ruhezeit
choice-setting-backfill = Nachtragen
choice-setting-skips = Auslassen
choice-setting-savers = Joker
choice-setting-theme = Bilder
choice-setting-calm = Ruhiger Modus
choice-setting-reminders = Erinnerungen

setting-switch-on = an
setting-switch-off = aus
setting-hours = { $from }–{ $to }
setting-zone-now = { $city }, jetzt { $time }
setting-day-says = Was du vor dieser Zeit einträgst, zählt für den Vortag; für dich ist jetzt { $date }, und Erinnerungen behalten ihre Zeiten.
setting-week-mon = Montag
setting-week-sun = Sonntag
setting-week-sat = Samstag
setting-week-says = Gewohnheiten wie „3-mal pro Woche“ zählen ab diesem Tag, von ihrer nächsten Woche an.
setting-clock-region = wie in meiner Region
setting-clock-24 = 24 h
setting-clock-12 = 12 h
setting-clock-says = So schreibe ich die Uhrzeit, in Nachrichten und in Bildern.
setting-language-says = So spreche ich mit dir.
setting-dates-en-us = Amerikanisch
setting-dates-en-gb = Britisch
setting-dates-en-150 = International
setting-dates-says = Die Reihenfolge von Tag und Monat.
setting-quiet-says = In dieser Zeit sind Erinnerungen lautlos, und Verschobenes wartet, bis sie vorbei ist. Beliebige Zeiten: /settings quiet 23:00-6:30
setting-quiet-from = Wann beginnt deine Ruhezeit?
setting-quiet-to = Ruhe ab { $time }, bis wann?
setting-backfill-now = { $hours ->
    [0] nur heute
    [168] 7 Tage
   *[other] { $hours } h
  }
setting-backfill-says = So lange nimmt ein vergangener Tag noch Einträge an. Was eingetragen ist, bleibt.
setting-skips-now = { $count ->
    [0] nie
    [one] { $count }-mal im Monat
   *[other] { $count }-mal im Monat
  }
setting-skips-says = So oft darfst du eine Gewohnheit im Monat auslassen, ohne dass es die Serie berührt.
setting-savers-says = Sieben erledigte Tage bringen einen Joker, höchstens zwei, und ein verpasster Tag kostet dann einen Joker statt der Serie. Sie zählen ab heute; schaltest du sie aus, bleibt gerettet, was gerettet ist.
setting-theme-dark = dunkel
setting-theme-light = hell
setting-theme-auto = tagsüber hell
setting-theme-says = Der Hintergrund meiner Bilder; tagsüber ist { $from } bis { $to }.
setting-calm-says = Kein Konfetti und keine Karten: Ein Meilenstein ist ein schlichter Satz.
setting-reminders-now = { $platforms }
setting-reminders-says = Hier erinnere ich dich. Ist dort niemand, versuche ich deine anderen Chats.
error-day-start = Ein Tag beginnt zwischen Mitternacht und { $latest }.
setting-none-called = Keine Einstellung heißt „{ $words }“.
setting-near = Ist eine von diesen gemeint?
button-all-settings = Alle Einstellungen
