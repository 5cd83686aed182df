### Editing a habit

error-cue = What it follows on has at most { $limit } characters.
error-category = A category has at most { $limit } characters.
error-not-a-colour = That is none of the colours I know.
error-end-before-start = It begins on { $start }: its last day cannot be before that.
error-start-after-entries = There is an entry of { $date } already: it cannot begin later than that.
