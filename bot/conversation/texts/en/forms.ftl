### Forms

form-title = <b>{ $title }</b>{ $of ->
    [1] {""}
   *[other] {" "}· { $at } of { $of }
}
form-now = <small>Now: { $words }</small>
form-write = Write your answer.
form-choose = Please tap one of the choices.
form-too-long = That is too long: { $count ->
    [one] one character at most
   *[other] { $count } characters at most
}.
form-cancelled = Left as it was.
form-gone = These questions are over. Begin once more if you like.
form-late = That took me too long to open. Please tap once more.
button-choice-on = ✓ { $choice }
button-finish = Finish
button-leave-as-is = Leave as it is
button-leave-out = Leave empty
button-try-again = Try again
