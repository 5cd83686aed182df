### Eine Gewohnheit bearbeiten

error-cue = Der Auslöser hat höchstens { $limit } Zeichen.
error-category = Eine Kategorie hat höchstens { $limit } Zeichen.
error-not-a-colour = Diese Farbe kenne ich nicht.
error-end-before-start = Sie beginnt am { $start }: Ihr letzter Tag kann nicht davor liegen.
error-start-after-entries = Für { $date } gibt es schon einen Eintrag: später kann sie nicht beginnen.
error-no-day = „{ $words }“ lese ich nicht als Datum. Versuch es mit 24. Nov, gestern oder 2026-11-24.
error-two-days = Ist das { $one } oder { $other }? Schreib den Monat als Wort.
error-no-goal = „{ $words }“ lese ich nicht als Ziel. Versuch es mit 8 Gläser, höchstens 2 Tassen oder 20 km pro Woche.

name-marked = { $mark } { $habit }
mark-red = 🟥
mark-orange = 🟧
mark-yellow = 🟨
mark-green = 🟩
mark-blue = 🟦
mark-purple = 🟪
mark-brown = 🟫
mark-grey = ⬜
colour-red = Rot
colour-orange = Orange
colour-yellow = Gelb
colour-green = Grün
colour-blue = Blau
colour-purple = Lila
colour-brown = Braun
colour-grey = Grau
button-colour = { $mark } { $name }
button-no-colour = Keine Farbe
button-new-category = Neue…
button-no-category = Keine Kategorie

edit-which = Was soll sich an <b>{ $habit }</b> ändern?
edit-when = <small>Ein neues Ziel gilt ab heute, oder ab morgen, wenn heute schon eingetragen ist; vergangene Tage bleiben, wie sie gewertet wurden.</small>
edit-form = { $habit }
edit-taken-back = Wieder wie vorher.
edit-name-is = Sie heißt jetzt <b>{ $words }</b>.
edit-note-is = { $set ->
    [1] Die Notiz ist gemerkt.
   *[other] Es gibt keine Notiz mehr.
}
edit-cue-is = Der Auslöser: { $words }.
edit-cue-gone = Sie hat keinen Auslöser mehr.
edit-category-is = Sie ist jetzt in #{ $words }.
edit-category-gone = Sie ist in keiner Kategorie mehr.
edit-end-is = Ihr letzter Tag: { $day }
edit-end-gone = Sie hat kein Ende mehr.
edit-colour-is = Ihre Farbe: { $name }.
edit-colour-gone = Sie hat keine Farbe mehr.
edit-profile-is = { $set ->
    [1] Sie darf in deinem Profil stehen.
   *[other] Nur du siehst sie.
}
edit-plan-is = Ab { $day }: { $plan }.
edit-start-is = Ihr erster Tag: { $day }
edit-start-paused = Die Tage dazwischen sind pausiert; was du getan hast, zählt trotzdem.
edit-colour = Welche Farbe für <b>{ $habit }</b>? Sie kennzeichnet die Gewohnheit in Listen und Karten.
edit-category = Welche Kategorie für <b>{ $habit }</b>? Listen und Statistik können eine für sich zeigen.
edit-profile-off = Nur du siehst <b>{ $habit }</b>.
edit-profile-on = <b>{ $habit }</b> darf in deinem Profil stehen.
edit-profile-what = <small>Andere sähen den Namen und die Serie, nie deine Notizen oder was ausfiel. Aus, solange du es nicht einschaltest.</small>
button-edit = Bearbeiten
button-edit-name = Name
button-edit-note = Notiz
button-edit-cue = Auslöser
button-edit-category = Kategorie
button-edit-goal = Ziel
button-edit-start = Beginn
button-edit-end = Ende
button-edit-colour = Farbe
button-edit-profile = Sichtbarkeit
button-show = In meinem Profil zeigen
button-hide = Wieder verbergen
field-name = Name
field-name-hint = Zum Beispiel Lesen
field-note = Notiz
field-note-hint = Ein Gedanke dazu
field-cue = Was geht ihr voraus?
field-cue-hint = Zum Beispiel nach dem Kaffee
field-category = Kategorie
field-category-hint = Zum Beispiel Gesundheit
field-goal = Wie viel?
field-goal-hint = 8 Gläser, höchstens 2 Tassen, 20 km pro Woche; leer: abhaken
field-start = Wann beginnt sie?
field-start-hint = Zum Beispiel 1. Nov
field-end = Was ist ihr letzter Tag?
field-end-hint = Zum Beispiel 31. Dez; leer: kein Ende
habit-pause-form = { $habit } pausieren
field-last-day = Bis zu welchem Tag?
field-day-hint = Zum Beispiel Freitag oder 24. Dez.
habit-paused-until = Pausiert bis { $day }: Die Serie wartet, eintragen geht trotzdem.
habit-note = <small>{ $note }</small>
habit-best = beste Serie: { $streak }
button-pause-until = Pause bis…
button-share-card = Teilen
