-- What networks said of sentences, so that a review asks them of what is new only; and which pairs
-- stand in the queue, so that only the matters that new pairs touch are gathered again.

CREATE TABLE remembered (            -- by networks, of words of pages; all of it can be made again
    key TEXT PRIMARY KEY NOT NULL,   -- hash of the network's name and what it was given
    floats BLOB NOT NULL             -- 32 bits each, little-endian: a vector, or a probability
) STRICT, WITHOUT ROWID;

ALTER TABLE contradictions ADD COLUMN queued REAL;  -- score in the queue, NULL where not in it
CREATE INDEX contradictions_queued ON contradictions (id) WHERE queued IS NOT NULL;
