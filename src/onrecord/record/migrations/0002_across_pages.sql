-- What was found across pages: dispatches, utterances, disputes, and the index by which a new page
-- finds its like. All of it can be made again from documents, statements and judgements; what
-- people decided is in `judgements` alone.
-- The id of a dispatch, utterance or dispute is the hash of one member. Every member's own hash is
-- kept (`own`), so that an id that was given out before its group grew still finds the group.

CREATE TABLE reviewed (              -- documents that were set beside the others
    document TEXT PRIMARY KEY NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    version TEXT NOT NULL,           -- of the reading that was
    judgement INTEGER NOT NULL       -- number of the last judgement that was known then
) STRICT, WITHOUT ROWID;

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
    name TEXT NOT NULL UNIQUE,       -- stm-…:N, or doc-…
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    vector BLOB                      -- embedding, where there is one
) STRICT;
CREATE INDEX items_document ON items (document);

CREATE TABLE postings (              -- which items have a key in common
    key INTEGER NOT NULL,            -- 64 bits of a hash: of stems, a week, shingles, …
    item INTEGER NOT NULL,           -- may be gone: `items` says which still count
    PRIMARY KEY (key, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE posting_counts (        -- how many items have a key: how rare it is
    key INTEGER PRIMARY KEY NOT NULL,
    items INTEGER NOT NULL
) STRICT;

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
    score REAL NOT NULL,
    dispute TEXT                     -- that the two stand in, NULL where they stand in none
) STRICT;
CREATE INDEX contradictions_one ON contradictions (one);
CREATE INDEX contradictions_other ON contradictions (other);
CREATE INDEX contradictions_dispute ON contradictions (dispute);

CREATE TABLE spellings (             -- under which speaker a person of several spellings stands
    speaker TEXT PRIMARY KEY NOT NULL REFERENCES speakers (id),
    stands_as TEXT NOT NULL REFERENCES speakers (id)
) STRICT, WITHOUT ROWID;

-- The last decision on each dispute; it holds for the dispute that has the pair of sentences now.
CREATE VIEW judged_disputes AS
SELECT
    coalesce(contradictions.dispute, judged.subject) AS dispute,
    max(judged.number) AS number,    -- SQLite takes the other columns from this row
    judged.verdict, judged.value, judged.why, judged.judged_by, judged.judged_at
FROM standing_judgements AS judged
LEFT JOIN contradictions ON contradictions.id = judged.subject
WHERE judged.about = 'contradiction' AND judged.verdict IN ('right', 'wrong', 'unsure')
GROUP BY 1;
