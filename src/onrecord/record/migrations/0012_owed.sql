-- What a review still has to make anew, written as soon as it takes the old away: a review that is
-- broken off anywhere is finished by the next one.

CREATE TABLE owed (
    number INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,              -- groups: members of those to be made anew; queue: what
                                     -- disputes are to be gathered anew for
    names TEXT NOT NULL              -- JSON list of doc-…, stm-…:N, dsp-…
) STRICT;
