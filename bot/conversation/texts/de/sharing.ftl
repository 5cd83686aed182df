### Karten zum Teilen, und was der Bot von sich sagt

share-which = Welche Karte?
share-card = <b>{ $habit }</b>: { $streak }
share-card-best = <b>{ $habit }</b>: beste Serie { $streak }
share-card-of = { $name } · { $card }
button-share = Teilen
button-post-here = Hier posten
share-unit-day = { $count ->
    [one] Tag in Folge
   *[other] Tage in Folge
  }
share-unit-week = { $count ->
    [one] Woche in Folge
   *[other] Wochen in Folge
  }
share-unit-month = { $count ->
    [one] Monat in Folge
   *[other] Monate in Folge
  }
share-unit-best-day = { $count ->
    [one] Tag am Stück, beste Serie
   *[other] Tage am Stück, beste Serie
  }
share-unit-best-week = { $count ->
    [one] Woche am Stück, beste Serie
   *[other] Wochen am Stück, beste Serie
  }
share-unit-best-month = { $count ->
    [one] Monat am Stück, beste Serie
   *[other] Monate am Stück, beste Serie
  }

command-profile = Was andere von deinen Serien sehen dürfen
option-who = Von wem; ohne Angabe: dein eigenes
menu-profile = Serien ansehen
profile-own = { $count ->
    [0] <b>Dein Profil</b>: Niemand sieht etwas.
    [one] <b>Dein Profil</b>: Andere sehen 1 Serie.
   *[other] <b>Dein Profil</b>: Andere sehen { $count } Serien.
  }
profile-how = <small>Wer es auf Discord öffnet (dein Name › Apps › Serien ansehen), sieht Namen und Serien, die an sind, nie Notizen oder was ausfiel.</small>
profile-row-on = ✓ { $row }
profile-row-off = ☐ { $row }
profile-habit = <b>{ $habit }</b>
profile-of = { $named ->
    [0] <b>Diese Serien werden gezeigt</b>
   *[other] Serien von <b>{ $name }</b>
  }
profile-nothing = { $named ->
    [0] Dort werden keine Serien gezeigt.
   *[other] { $name } zeigt keine Serien.
  }
profile-more = <small>… und { $count } weitere.</small>
button-own-profile = Mein Profil

about-long =
    Ich halte mit dir kleine Gewohnheiten, ein Tipp am Tag.

    Schreib eine Gewohnheit in einer Zeile, etwa "Lesen 20 min werktags 21:00", und ich frage zu dieser Zeit, wenn sie noch offen ist. Serien zähle ich fair: freie Tage, Auslassen und Reisen brechen sie nicht.

    Was du einträgst, gehört dir: Du kannst es jederzeit mitnehmen und löschen.
about-short = Kleine Gewohnheiten, ein Tipp am Tag. Serien, die einen freien Tag verzeihen.
file-saved = Gespeichert als { $path }
