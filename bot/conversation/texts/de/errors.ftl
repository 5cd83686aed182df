### Was schiefgehen kann

error-unexpected = Bei mir ist etwas kaputtgegangen. Nichts ist verloren; wenn es wieder passiert, nenne dem Betreiber diese Nummer: { $number }
error-not-understood = „{ $words }“ verstehe ich nicht. /help zeigt, was ich kann.
error-note-of-what = Zu welcher Gewohnheit gehört die Notiz? Wähle eine dazu und schick beides noch einmal.
error-several-fit = Zu „{ $words }“ passt mehr als eine Gewohnheit: { $habits }. Schreib mehr vom Namen oder tippe sie in /today an.
error-stale-button = Dieser Knopf ist aus einer anderen Zeit. /today zeigt den jetzigen Stand.
error-came-late = Ich war nicht da, als du { $words } geschickt hast. Schick es noch einmal, wenn du es noch möchtest.
error-only-words = Ich lese, was du selbst schreibst; Bilder, Orte und weitergeleitete Nachrichten lasse ich, wie sie sind.
error-file-too-large = Diese Datei ist zu groß: Ich nehme höchstens { $limit } MB.
error-file-not-fetched = Ich konnte diese Datei nicht holen. Schick sie bitte noch einmal.
error-not-saved = Nicht gespeichert, bitte gleich noch einmal tippen.
error-try-again = Zwei Änderungen kamen im selben Augenblick. Bitte versuch es noch einmal.
error-no-such-habit = Diese Gewohnheit gibt es nicht mehr.
error-skip-needless = Dieser Tag ist schon pausiert: Es gibt nichts auszulassen, die Serie wartet.
error-skip-not-asked = An diesem Tag ist nichts fällig, es gibt also nichts auszulassen.
error-no-skips-left = { $allowance ->
    [0] Du hast gewählt, nichts auszulassen.
    [one] Diesen Monat hast du schon einmal ausgelassen; öfter geht es nicht.
   *[other] Diesen Monat hast du schon { $allowance }-mal ausgelassen; öfter geht es nicht.
  }
error-needs-amount = Diese Gewohnheit wird gezählt: Wie viel war es? Zum Beispiel: +5 { $unit }
error-not-counted = Diese Gewohnheit ist getan oder nicht; sie nimmt keine Menge.
error-not-a-limit = „Ist passiert“ passt nur zu Grenzen und zu dem, womit du aufhörst.
error-nothing-to-undo = Es gibt nichts zurückzunehmen.
error-enough-feedback = { $limit } Nachrichten am Tag kommen an, und deine sind alle da. Heb diese bitte auf und schick sie morgen.
error-too-many-habits = Du hast { $limit } Gewohnheiten, mehr passen nicht. Entferne zuerst eine.
error-too-many-times = Eine Gewohnheit fragt zu höchstens { $limit } Uhrzeiten am Tag.
error-date-future = Dieser Tag kommt erst noch.
error-date-too-old = { $date } ist abgeschlossen: Nachtragen geht { $hours } Std lang.
error-date-before-start = { $habit } beginnt am { $start }; { $date } liegt davor.
error-no-such-date = Den { $date } gab es dort, wo du warst, nicht.
