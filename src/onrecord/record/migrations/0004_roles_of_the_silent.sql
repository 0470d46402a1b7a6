-- Pages teach the offices of people who say nothing on them: these are no speakers of the record
-- (yet), so that their name is kept beside the role.
DROP TABLE taught_roles;
CREATE TABLE taught_roles (          -- an office that a page says someone holds
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    speaker TEXT NOT NULL,           -- spk-…; no foreign key: it may have said nothing
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
