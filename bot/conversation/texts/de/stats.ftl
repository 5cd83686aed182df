### Statistik

stats-title-one = <b>{ $habit }</b>
stats-title-all = { $count ->
    [one] <b>Deine Gewohnheit</b>
    [2] <b>Beide Gewohnheiten</b>
   *[other] <b>Alle { $count } Gewohnheiten</b>
  }
stats-title-category = { $count ->
    [one] <b>#{ $category }</b> · 1 Gewohnheit
   *[other] <b>#{ $category }</b> · { $count } Gewohnheiten
  }
stats-which = Welche Gewohnheit möchtest du sehen?
stats-of-day = { $count ->
    [one] fälligen Tag
   *[other] fälligen Tagen
  }
stats-of-week = { $count ->
    [one] Woche
   *[other] Wochen
  }
stats-of-month = { $count ->
    [one] Monat
   *[other] Monaten
  }
stats-of-all = fälligen
stats-rate = Letzte { $days } Tage: { $percent } % ({ $done } von { $judged } { $unit })
stats-no-rate = Letzte { $days } Tage: noch nichts fällig
stats-best = Beste Serie { $best }
stats-streak = Jetzt { $now }, Bestwert { $best }
stats-strength = Stärke { $percent } von 100: wie gefestigt sie ist, neuere Tage zählen mehr
insight-needs-more = { $logs ->
    [one] Noch ein Eintrag, dann kann ich sagen, welcher Wochentag und welche Stunde am besten gehen.
   *[other] Noch { $logs } Einträge, dann kann ich sagen, welcher Wochentag und welche Stunde am besten gehen.
  }
insight-best-weekday = { $weekday } geht am besten: { $done } von { $of }.
insight-weak-spot = { $weekday } ist schwerer: { $done } von { $of }, an den anderen Tagen { $percent } % ({ $others } von { $others-of }).
insight-best-hour = Meist zwischen { $from } und { $to }: { $done } von { $of } Einträgen.
insight-at-risk = Die letzten zwei Wochen gingen weniger gut: { $recent } % ({ $recent-done } von { $recent-of }), davor { $earlier } % ({ $earlier-done } von { $earlier-of }).
suggest-smaller = Vielleicht passt gerade eine kleinere Fassung: /habit ändert sie.
suggest-level-up = Das läuft gut. Geht noch ein wenig mehr? /habit ändert sie.
suggest-move-shrink-or-pause = Meine letzten drei Erinnerungen blieben ohne Antwort. Eine andere Zeit, etwas Kleineres oder eine Pause? /habit ändert sie.
stats-alt = Jahresbild. { $title }: { $facts }
button-period = { $days ->
    [365] Jahr
   *[other] { $days } Tage
  }
button-another-habit = Eine andere…
button-all-habits = Alle
button-habit = { $habit }
figure-now = jetzt
figure-best = beste Serie
legend-done = erledigt
legend-skipped = ausgelassen
legend-missed = verpasst
legend-rest = Ruhetag
legend-paused = pausiert
legend-saved = gerettet
legend-late = nachgetragen

option-period = Über wie viele Tage
choice-period-30 = 30 Tage
choice-period-90 = 90 Tage
choice-period-365 = Ein Jahr
