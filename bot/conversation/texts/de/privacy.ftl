### Was behalten wird, und wie es endet

command-privacy = Was gespeichert wird, und wie du es entfernst
command-delete_me = Alle meine Daten löschen
command-feedback = Sag uns, was besser werden soll
option-message = Was du sagen möchtest
privacy-what = <b>Was:</b> dein Name hier, Sprache, Zeitzone, Gewohnheiten und was du einträgst. Aus einem Ort, den du mir zeigst, wird eine Zeitzone; er selbst wird vergessen.
privacy-where = <b>Wo:</b> in einer Datenbank bei dem, der diesen Bot betreibt, und in seinen Sicherungen davon.
privacy-who = <b>Wer sieht es:</b> du. Andere sehen, was du selbst teilst: eine Karte, oder die Serien in deinem Profil.
privacy-long = <b>Wie lange:</b> bis du es löschst; was du mir schreibst, vergesse ich nach 48 Stunden, den Papierkorb nach 7 Tagen.
privacy-leaves = <b>Mitnehmen:</b> alles, jederzeit, kostenlos.
privacy-ends = <b>Löschen:</b> nach 24 Stunden ist alles weg, auch aus älteren Sicherungen, sobald sie eingespielt werden.
button-export = Exportieren
button-delete-everything = Alles löschen
button-download-first = Erst herunterladen
button-keep-data = Daten behalten
button-really-delete-everything = Ja, löschen
button-cancel-deletion = Löschen abbrechen
erase-removes = Das entfernt { $habits ->
    [one] 1 Gewohnheit
   *[other] { $habits } Gewohnheiten
} und { $entries ->
    [one] 1 Eintrag
   *[other] { $entries } Einträge
}, überall, wo du mich benutzt.
erase-grace = Nach 24 Stunden lässt es sich nicht mehr rückgängig machen.
erase-last-check = Letzte Frage: alles löschen?
erase-leaving = Erinnerungen sind aus. Alle Daten gehen am { $day }, { $time }.
erase-kept = Nichts ist gelöscht.
erase-cancelled = Nichts ist gelöscht, und Erinnerungen kommen wieder.
erased = { $named ->
    [0] Alles ist gelöscht. Mach’s gut!
   *[other] Alles ist gelöscht. Mach’s gut, { $name }!
}
error-not-leaving = Es soll gerade nichts gelöscht werden.
feedback-ask = Was soll besser werden?
feedback-field = Deine Worte
feedback-thanks = Danke! Wer diesen Bot betreibt, kann es lesen.
feedback-told = Rückmeldung von jemandem: „{ $words }“
