-- What people decided, as it stands: who is whom, what a statement should be; and who held which
-- office, by pages and by files that users brought. `judgements` stays the one thing that cannot be
-- made again: all of the rest here follows from it, and is brought up to date where it is written,
-- so that every reader of the file sees it.

ALTER TABLE speakers ADD COLUMN standing TEXT REFERENCES speakers (id);  -- whom it was judged to be
ALTER TABLE speakers ADD COLUMN read_as TEXT;  -- its name as pages have it, where it was renamed
UPDATE speakers SET standing = id;
CREATE INDEX speakers_standing ON speakers (standing);
CREATE INDEX speakers_merged ON speakers (id, standing) WHERE standing <> id;
CREATE INDEX speakers_renamed ON speakers (id) WHERE read_as IS NOT NULL;
CREATE INDEX aliases_judged ON aliases (origin) WHERE origin LIKE 'jdg-%';
-- sqlite:
CREATE TRIGGER speakers_stand_for_themselves AFTER INSERT ON speakers WHEN new.standing IS NULL
BEGIN
    UPDATE speakers SET standing = new.id WHERE id = new.id;
END;
-- postgresql:
CREATE FUNCTION stand_for_itself() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    new.standing := new.id;
    RETURN new;
END $$;
CREATE TRIGGER speakers_stand_for_themselves BEFORE INSERT ON speakers
FOR EACH ROW WHEN (new.standing IS NULL) EXECUTE FUNCTION stand_for_itself();
-- both:

ALTER TABLE statements ADD COLUMN corrected TEXT NOT NULL DEFAULT '[]';  -- ["act", …], by judgement
-- Whom the page named, where that one was merged into the one who stands in the column `speaker`.
ALTER TABLE statements ADD COLUMN read_speaker TEXT REFERENCES speakers (id);
ALTER TABLE statements ADD COLUMN read_on_behalf_of TEXT REFERENCES speakers (id);
CREATE INDEX statements_read_speaker ON statements (read_speaker) WHERE read_speaker IS NOT NULL;
CREATE INDEX statements_read_on_behalf_of
ON statements (read_on_behalf_of) WHERE read_on_behalf_of IS NOT NULL;

CREATE TABLE as_read (               -- statements as they were read, of documents with corrections
    document TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    statements TEXT NOT NULL         -- JSON: [row of statements with its candidates, …]
) STRICT, WITHOUT ROWID;

CREATE TABLE judged_statements (     -- what is meant by the id of a statement that was judged
    subject TEXT PRIMARY KEY NOT NULL,
    document TEXT,                   -- in which it stood; it need not be in this record
    statement TEXT                   -- its id in the newest reading; NULL where it has none like it
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_statements_document ON judged_statements (document);
CREATE INDEX judged_statements_statement ON judged_statements (statement);

CREATE TABLE people (                -- whom users brought from files, beyond their names and roles
    speaker TEXT PRIMARY KEY NOT NULL REFERENCES speakers (id),
    gender TEXT,                     -- man, woman
    origin TEXT NOT NULL             -- the file
) STRICT, WITHOUT ROWID;

DROP TABLE roles;
CREATE TABLE roles (                 -- an office or membership, and when, by a file
    speaker TEXT NOT NULL REFERENCES speakers (id),
    role TEXT NOT NULL,
    body TEXT NOT NULL,              -- the words or code of the state or body; '' where none is told
    since TEXT,                      -- 2019, 2019-12 or 2019-12-10
    until TEXT,
    origin TEXT NOT NULL             -- the file
) STRICT;
CREATE UNIQUE INDEX roles_once ON roles (
    speaker, role, body, ifnull(since, ''), ifnull(until, '')
);

CREATE TABLE taught_roles (          -- an office that a page says someone holds
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    speaker TEXT NOT NULL,           -- spk-…; no foreign key: it may say nothing on any page
    name TEXT NOT NULL,
    wikidata TEXT,
    role TEXT NOT NULL,
    body TEXT NOT NULL,              -- as the page has it: Norrland, Norrish; '' where it has none
    seen_on TEXT,                    -- the page's date
    start INTEGER NOT NULL,          -- where the page says so, in code points of its text
    "end" INTEGER NOT NULL,
    PRIMARY KEY (document, speaker, role, body)
) STRICT, WITHOUT ROWID;
CREATE INDEX taught_roles_speaker ON taught_roles (speaker);

-- A judgement that is withdrawn lets the one before it on the same question stand again: judgements
-- are put on and taken off like plates. `height` counts them; one is still there if it was never
-- sunk below, and the highest of those stands.
-- sqlite:
DROP VIEW standing_judgements;
CREATE VIEW standing_judgements AS
-- postgresql:
CREATE OR REPLACE VIEW standing_judgements AS
-- both:
WITH heights AS (
    SELECT *, sum(CASE verdict WHEN 'withdrawn' THEN -1 ELSE 1 END) OVER (
        PARTITION BY subject, other, about ORDER BY number
    ) AS height
    FROM judgements
), still_there AS (
    SELECT *, min(height) OVER (
        PARTITION BY subject, other, about ORDER BY number
        ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING
    ) AS lowest
    FROM heights
), highest AS (
    SELECT *, max(number) OVER (PARTITION BY subject, other, about) AS last
    FROM still_there WHERE verdict <> 'withdrawn' AND lowest >= height
)
SELECT number, subject, other, about, verdict, value, why, judged_by, judged_at, stood
FROM highest WHERE number = last;

DROP VIEW who_said_what;
CREATE VIEW who_said_what AS
SELECT
    coalesce(said_on, published) AS day,
    coalesce(speakers.name, CASE speaker_unsure WHEN 1 THEN '(unsure)' END) AS speaker_name,
    act, denied, content_text, source_text, cue_text, form, outlet, title, published, said_on, url,
    statements.score, speaker_score, speaker_evidence, addressee_text, occasion_text, origin,
    corrected, statements.id AS statement, document, speaker, on_behalf_of, parent, version
FROM statements
JOIN documents ON documents.id = document
LEFT JOIN speakers ON speakers.id = speaker;
