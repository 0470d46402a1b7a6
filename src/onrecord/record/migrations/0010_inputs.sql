-- What each thing that somebody named to be read gave, run by run: kept as the pages are, so that
-- what a record is made of, and what was left out of it, can be told long after the run.

CREATE TABLE inputs (
    id TEXT PRIMARY KEY NOT NULL,    -- inp-…: hash of the input's name and when the run began it
    "where" TEXT NOT NULL,           -- a file, a folder, an address, or standard input
    began_at TEXT NOT NULL,          -- UTC
    ended_at TEXT,                   -- NULL: the run did not come to the end of it
    read INTEGER NOT NULL,           -- pages that were read
    known INTEGER NOT NULL,          -- pages that the record had
    forgotten INTEGER NOT NULL,      -- pages left out, since they were forgotten
    rejected TEXT NOT NULL,          -- {"empty": 2}: pages by why they could not be read
    passed TEXT NOT NULL             -- {"image/jpeg": 9}: what was no page to read, by kind
) STRICT;
CREATE INDEX inputs_began ON inputs (began_at, id);
