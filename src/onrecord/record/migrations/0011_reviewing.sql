-- What a review asks of the whole record, kept as it changes: counted or read anew each time, it
-- would cost more than a hundred new statements do once a record has millions.

CREATE TABLE tallies (               -- how many items there are
    kind TEXT PRIMARY KEY NOT NULL,
    entries INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO tallies SELECT kind, count(*) FROM items GROUP BY kind;

CREATE TABLE spellings (             -- the names of speakers as they sound; a review fills it
    speaker TEXT PRIMARY KEY NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
    sound TEXT                       -- NULL: not the whole name of a person
) STRICT, WITHOUT ROWID;
CREATE INDEX spellings_sound ON spellings (sound);

-- A speaker who is renamed sounds otherwise.
-- sqlite:
CREATE TRIGGER speakers_renamed AFTER UPDATE OF name, kind ON speakers BEGIN
    DELETE FROM spellings WHERE speaker = new.id;
END;
-- postgresql:
CREATE FUNCTION let_spell() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM spellings WHERE speaker = new.id;
    RETURN NULL;
END $$;
CREATE TRIGGER speakers_renamed AFTER UPDATE OF name, kind ON speakers
FOR EACH ROW EXECUTE FUNCTION let_spell();
-- both:
