### Der Verlauf einer Gewohnheit

history-month = <b>{ $habit }</b>, { $month }: { $of ->
    [0] noch zählt kein Tag
   *[other] { $done } von { $of } erledigt
  }
history-legend = <small>✓ erledigt · ◐ zum Teil · – ausgelassen · ‖ pausiert · ✕ ausgefallen · ☐ offen · ◇ gerettet. Tippe einen Tag an, um ihn zu ändern.</small>
history-strip = { $signs } <small>die letzten { $count } Tage: { $legend }</small>
history-cell = { $sign } { $day }
history-cell-plain = { $day }
history-date = <b>{ $habit }</b> · { $date } · { $facts }
history-note = <small>{ $note }</small>
history-weekday = { $day }: { $of ->
    [0] noch zählt kein Tag
   *[other] { $done } von { $of } erledigt
  }
history-amount-form = { $habit }, { $date }
history-move-start = Soll sie früher beginnen? Die Tage dazwischen sind pausiert, außer was du getan hast.
history-is-done = erledigt
history-is-partial = zum Teil erledigt
history-is-missed = nichts eingetragen
history-is-skipped = ausgelassen
history-is-paused = pausiert
history-is-saved = vom Joker gerettet
history-is-open = offen
history-is-free = nichts eingetragen
history-is-no = nicht gemacht
history-is-lapse = ist passiert
sign-done = ✓
sign-partial = ◐
sign-missed = ✕
sign-skipped = –
sign-paused = ‖
sign-saved = ◇
sign-open = ☐
sign-none = ·
meant-done = { sign-done } erledigt
meant-partial = { sign-partial } zum Teil
meant-missed = { sign-missed } ausgefallen
meant-skipped = { sign-skipped } ausgelassen
meant-paused = { sign-paused } pausiert
meant-saved = { sign-saved } gerettet
meant-open = { sign-open } offen
meant-none = { sign-none } nicht dran
weekday = { $day }
field-amount = Wie viel insgesamt?
field-amount-of = Wie viele { $unit } insgesamt?
button-history = Verlauf
button-amount = Menge…
button-not-done = Nicht gemacht
button-clear = Leeren
button-start-on = Am { $date } beginnen
