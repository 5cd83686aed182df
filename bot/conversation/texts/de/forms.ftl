### Formulare

form-title = <b>{ $title }</b>{ $of ->
    [1] {""}
   *[other] {" "}· { $at } von { $of }
}
form-now = <small>Jetzt: { $words }</small>
form-write = Schreib deine Antwort.
form-choose = Tippe bitte eine der Möglichkeiten an.
form-too-long = Das ist zu lang: höchstens { $count ->
    [one] ein Zeichen
   *[other] { $count } Zeichen
}.
form-cancelled = Es bleibt, wie es war.
form-gone = Diese Fragen sind schon zu Ende. Fang gern noch einmal an.
form-late = Das hat mir zu lange gedauert. Tippe bitte noch einmal.
button-choice-on = ✓ { $choice }
button-finish = Fertig
button-leave-as-is = So lassen
button-leave-out = Leer lassen
button-try-again = Noch einmal
