### Eine Gewohnheit bearbeiten

error-cue = Der Auslöser hat höchstens { $limit } Zeichen.
error-category = Eine Kategorie hat höchstens { $limit } Zeichen.
error-not-a-colour = Diese Farbe kenne ich nicht.
error-end-before-start = Sie beginnt am { $start }: Ihr letzter Tag kann nicht davor liegen.
error-start-after-entries = Für { $date } gibt es schon einen Eintrag: später kann sie nicht beginnen.
