-- What was found across pages: dispatches, utterances, disputes, and the index by which a new page
-- finds its like. All of it can be made again from documents, statements and judgements; what
-- people decided is in `judgements` alone.
-- The id of a dispatch, utterance or dispute is the hash of one member. Every member's own hash is
-- kept (`own`), so that an id that was given out before its group grew still finds the group.

CREATE TABLE reviewed (              -- documents that were set beside the others as they stand now
    document TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- Whatever changes what a document says puts it back among those to be reviewed: another reading,
-- a correction, a speaker who is judged to be another.
-- sqlite:
CREATE TRIGGER documents_to_review AFTER UPDATE ON documents BEGIN
    DELETE FROM reviewed WHERE document = new.id;
END;
CREATE TRIGGER statements_to_review AFTER INSERT ON statements BEGIN
    DELETE FROM reviewed WHERE document = new.document;
END;
CREATE TRIGGER statements_to_review_again AFTER UPDATE ON statements BEGIN
    DELETE FROM reviewed WHERE document = new.document;
END;
CREATE TRIGGER statements_no_more AFTER DELETE ON statements BEGIN
    DELETE FROM reviewed WHERE document = old.document;
END;
CREATE TRIGGER judgements_to_review AFTER INSERT ON judgements WHEN new.about = 'utterance' BEGIN
    DELETE FROM reviewed WHERE document IN (
        SELECT document FROM statements
        WHERE id IN (substr(new.subject, 1, 24), substr(new.other, 1, 24))  -- stm-…:N, of stm-…
    );
END;
-- postgresql:
CREATE FUNCTION let_review_document() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM reviewed WHERE document = new.id;
    RETURN NULL;
END $$;
CREATE FUNCTION let_review_statement() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM reviewed
    WHERE document = CASE TG_OP WHEN 'DELETE' THEN old.document ELSE new.document END;
    RETURN NULL;
END $$;
CREATE FUNCTION let_review_judged() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM reviewed WHERE document IN (
        SELECT document FROM statements
        WHERE id IN (substr(new.subject, 1, 24), substr(new.other, 1, 24))  -- stm-…:N, of stm-…
    );
    RETURN NULL;
END $$;
CREATE TRIGGER documents_to_review AFTER UPDATE ON documents
FOR EACH ROW EXECUTE FUNCTION let_review_document();
CREATE TRIGGER statements_to_review AFTER INSERT OR UPDATE OR DELETE ON statements
FOR EACH ROW EXECUTE FUNCTION let_review_statement();
CREATE TRIGGER judgements_to_review AFTER INSERT ON judgements
FOR EACH ROW WHEN (new.about = 'utterance') EXECUTE FUNCTION let_review_judged();
-- both:

CREATE TABLE dispatches (
    id TEXT PRIMARY KEY NOT NULL,    -- dpt-…
    origin TEXT,
    credited INTEGER NOT NULL,       -- 1: a page credits `origin`, 0: it is the oldest page's outlet
    evidence TEXT NOT NULL           -- [sentence for people, …]
) STRICT;

CREATE TABLE copies (                -- the documents of a dispatch, oldest first
    document TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    dispatch TEXT NOT NULL REFERENCES dispatches (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    own TEXT NOT NULL UNIQUE         -- dpt-… of this document alone
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_dispatch ON copies (dispatch, position);

CREATE TABLE utterances (
    id TEXT PRIMARY KEY NOT NULL,    -- utt-…
    speaker TEXT NOT NULL REFERENCES speakers (id),
    day TEXT,                        -- of the saying, as pages tell
    documents INTEGER NOT NULL,      -- how many render it
    origins INTEGER NOT NULL         -- how many independent accounts these are
) STRICT;
CREATE INDEX utterances_documents ON utterances (documents DESC, id);
CREATE INDEX utterances_speaker ON utterances (speaker);

CREATE TABLE renderings (            -- the sentences of an utterance, oldest page first
    sentence TEXT PRIMARY KEY NOT NULL,  -- stm-…:N, N where it begins in the statement's content
    utterance TEXT NOT NULL REFERENCES utterances (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    own TEXT NOT NULL UNIQUE         -- utt-… of this sentence alone
) STRICT, WITHOUT ROWID;
CREATE INDEX renderings_utterance ON renderings (utterance, position);
CREATE INDEX renderings_statement ON renderings (statement);

CREATE TABLE disputes (
    id TEXT PRIMARY KEY NOT NULL,    -- dsp-…
    matter TEXT NOT NULL,
    score REAL NOT NULL,             -- 0 to 1; ranks the queue
    own_words INTEGER NOT NULL,      -- 1: a speaker against what the same speaker said before
    dispute TEXT NOT NULL,           -- JSON: all of it, with sides, evidence and reasons
    folded TEXT NOT NULL             -- its words without case and accents, to be looked through
) STRICT;
CREATE INDEX disputes_score ON disputes (score DESC, id);

CREATE TABLE dispute_evidence (      -- which statements stand in which dispute
    dispute TEXT NOT NULL REFERENCES disputes (id) ON DELETE CASCADE,
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    PRIMARY KEY (dispute, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX dispute_evidence_statement ON dispute_evidence (statement);

-- The index: sentences and documents by what they share with others.

CREATE TABLE items (                 -- what is compared
    number INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,  -- never given out twice
    name TEXT NOT NULL,              -- stm-…:N, or doc-…
    kind TEXT NOT NULL,              -- compared as what: copy, saying, claim
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    day INTEGER,                     -- days since 0001-01-01 as 1
    owner TEXT NOT NULL,             -- whose it is
    marks INTEGER NOT NULL,          -- bits, by kind
    UNIQUE (name, kind)
) STRICT;
CREATE INDEX items_document ON items (document);

CREATE TABLE postings (              -- which items have a key in common
    key INTEGER NOT NULL,            -- 64 bits of a hash: of a stem, a week, shingles, …
    item INTEGER NOT NULL,           -- may be gone: `items` says which still count
    PRIMARY KEY (key, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (                 -- two items found to be one saying, or copies of one text
    one INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
    score REAL NOT NULL,
    why TEXT NOT NULL,               -- a sentence for people
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX links_other ON links (other);

CREATE TABLE contradictions (        -- two sentences that may contradict each other
    id TEXT PRIMARY KEY NOT NULL,    -- dsp-… of the two
    one INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES items (number) ON DELETE CASCADE,
    score REAL NOT NULL,             -- 0 to 1; ranks which pairs are set side by side
    dispute TEXT                     -- that the two stand in, NULL where they stand in none
) STRICT, WITHOUT ROWID;
CREATE INDEX contradictions_one ON contradictions (one);
CREATE INDEX contradictions_other ON contradictions (other);
CREATE INDEX contradictions_score ON contradictions (score DESC, id);
CREATE INDEX contradictions_dispute ON contradictions (dispute) WHERE dispute IS NOT NULL;

-- The last decision on each dispute; it holds for the dispute that has the pair of sentences now.
-- sqlite:
CREATE VIEW judged_disputes AS
SELECT
    coalesce(contradictions.dispute, judged.subject) AS dispute,
    max(judged.number) AS number,    -- SQLite takes the other columns from this row
    judged.verdict, judged.value, judged.why, judged.judged_by, judged.judged_at
FROM standing_judgements AS judged
LEFT JOIN contradictions ON contradictions.id = judged.subject
WHERE judged.about = 'contradiction' AND judged.verdict IN ('right', 'wrong', 'unsure')
GROUP BY 1;
-- postgresql:
CREATE VIEW judged_disputes AS
SELECT DISTINCT ON (1)
    coalesce(contradictions.dispute, judged.subject) AS dispute,
    judged.number, judged.verdict, judged.value, judged.why, judged.judged_by, judged.judged_at
FROM standing_judgements AS judged
LEFT JOIN contradictions ON contradictions.id = judged.subject
WHERE judged.about = 'contradiction' AND judged.verdict IN ('right', 'wrong', 'unsure')
ORDER BY 1, judged.number DESC;
-- both:
