-- Pages, documents, statements, speakers, judgements, and search over their words.
-- Places in a text are JSON beside the text, [[start, end], …] in code points, [start, end);
-- the views `blocks` and `spans` spread them into rows.

CREATE TABLE page_bytes (
    hash TEXT PRIMARY KEY NOT NULL,  -- SHA-256 of the bytes, in hex
    size INTEGER NOT NULL,           -- before compression
    deflated BLOB NOT NULL           -- zlib
) STRICT;

CREATE TABLE pages (                 -- bytes with what was claimed beside them
    id TEXT PRIMARY KEY NOT NULL,
    hash TEXT NOT NULL REFERENCES page_bytes (hash),
    "where" TEXT NOT NULL,           -- where it was first found: a path, an address, FILE:12
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,
    language TEXT,
    media_type TEXT,
    encoding TEXT,
    notes TEXT NOT NULL,             -- [what was put aside while it was brought in, …]
    fetched_at TEXT NOT NULL         -- UTC
) STRICT;
CREATE INDEX pages_hash ON pages (hash);

CREATE TABLE documents (
    id TEXT PRIMARY KEY NOT NULL,    -- doc-…
    number INTEGER NOT NULL UNIQUE,  -- for full text search, and the order of reading
    page TEXT NOT NULL REFERENCES pages (id),
    url TEXT,
    outlet TEXT,
    title TEXT,
    published TEXT,                  -- 2019, 2019-12 or 2019-12-10, as the page claims
    language TEXT,
    text TEXT NOT NULL,              -- canonical; every span counts its code points
    blocks TEXT NOT NULL,            -- [[start, end, kind], …]
    notes TEXT NOT NULL,             -- [what was repaired or put aside, …]
    version TEXT NOT NULL            -- of the reading whose statements stand
) STRICT;
CREATE INDEX documents_page ON documents (page);
CREATE INDEX documents_url ON documents (url);
CREATE INDEX documents_published ON documents (published);

CREATE TABLE readings (              -- which version read which page as which document
    page TEXT NOT NULL REFERENCES pages (id),
    version TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id),
    read_at TEXT NOT NULL,           -- UTC
    PRIMARY KEY (page, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX readings_document ON readings (document);

CREATE TABLE speakers (
    id TEXT PRIMARY KEY NOT NULL,    -- spk-…
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    wikidata TEXT
) STRICT;

CREATE TABLE aliases (               -- every name of a speaker, its own among them
    number INTEGER PRIMARY KEY NOT NULL,
    speaker TEXT NOT NULL REFERENCES speakers (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,            -- without case, diacritics and punctuation
    origin TEXT NOT NULL,            -- who says so
    UNIQUE (speaker, name)
) STRICT;
CREATE INDEX aliases_folded ON aliases (folded);

CREATE TABLE roles (                 -- an office or membership, and when
    speaker TEXT NOT NULL REFERENCES speakers (id),
    role TEXT NOT NULL,
    body TEXT REFERENCES speakers (id),
    since TEXT,
    until TEXT,
    origin TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX roles_once ON roles (
    speaker, role, ifnull(body, ''), ifnull(since, ''), ifnull(until, '')
);

CREATE TABLE statements (
    id TEXT PRIMARY KEY NOT NULL,    -- stm-…
    number INTEGER NOT NULL UNIQUE,  -- for full text search
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,       -- place among the document's statements, from 0
    source TEXT NOT NULL,            -- [[start, end], …]
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    source_text TEXT NOT NULL,       -- the words at the spans, ' … ' where words are left out
    cue_text TEXT NOT NULL,
    content_text TEXT NOT NULL,
    form TEXT NOT NULL,              -- direct, indirect, mixed
    speaker TEXT REFERENCES speakers (id),
    speaker_unsure INTEGER NOT NULL, -- 1: one of `candidates`, it cannot be told which
    on_behalf_of TEXT REFERENCES speakers (id),
    speaker_score REAL NOT NULL,
    speaker_evidence TEXT NOT NULL,
    act TEXT NOT NULL,
    act_score REAL NOT NULL,
    denied INTEGER NOT NULL,         -- 1: the source rejects the content itself
    addressee TEXT NOT NULL,
    addressee_text TEXT NOT NULL,
    occasion TEXT NOT NULL,
    occasion_text TEXT NOT NULL,
    said_on TEXT,
    score REAL NOT NULL,
    origin TEXT NOT NULL,            -- the rule or model, and its version
    parent TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX statements_document ON statements (document, position);
CREATE INDEX statements_speaker ON statements (speaker);
CREATE INDEX statements_on_behalf_of ON statements (on_behalf_of) WHERE on_behalf_of IS NOT NULL;
CREATE INDEX statements_parent ON statements (parent) WHERE parent IS NOT NULL;

CREATE TABLE candidates (            -- whom a statement may be of
    statement TEXT NOT NULL REFERENCES statements (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    speaker TEXT NOT NULL REFERENCES speakers (id),
    PRIMARY KEY (statement, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX candidates_speaker ON candidates (speaker);

CREATE TABLE rejections (            -- pages that could not be read
    id TEXT PRIMARY KEY NOT NULL,
    "where" TEXT NOT NULL,
    why TEXT NOT NULL,
    detail TEXT NOT NULL,
    page_hash TEXT,
    url TEXT,
    seen_at TEXT NOT NULL            -- UTC
) STRICT;

CREATE TABLE judgements (            -- decisions; the last on subject, other, about stands
    number INTEGER PRIMARY KEY NOT NULL,
    subject TEXT NOT NULL,           -- an id; no foreign key: a judgement outlives its subject
    other TEXT,
    about TEXT NOT NULL,
    verdict TEXT NOT NULL,
    value TEXT,
    why TEXT,
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,         -- UTC
    stood TEXT                       -- JSON: the statement as it stood when it was judged
) STRICT;
CREATE INDEX judgements_subject ON judgements (subject);
CREATE INDEX judgements_other ON judgements (other) WHERE other IS NOT NULL;

-- sqlite:
CREATE TRIGGER judgements_stay_as_they_are BEFORE UPDATE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are appended, never changed');
END;
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements BEGIN
    SELECT RAISE(ABORT, 'judgements are appended, never deleted');
END;
-- postgresql:
CREATE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'judgements are appended, never %', TG_ARGV[0];
END $$;
CREATE TRIGGER judgements_stay_as_they_are BEFORE UPDATE ON judgements
FOR EACH ROW EXECUTE FUNCTION refuse_change('changed');
CREATE TRIGGER judgements_stay BEFORE DELETE ON judgements
FOR EACH ROW EXECUTE FUNCTION refuse_change('deleted');

CREATE FUNCTION json_each(given TEXT) RETURNS TABLE (value TEXT) LANGUAGE sql IMMUTABLE AS
$$ SELECT json_array_elements_text(CAST(given AS JSON)) $$;
-- both:

-- sqlite:
-- Search: the words stay in their tables, the indexes hold no second copy.
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content_text, content = 'statements', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_inserted AFTER INSERT ON statements BEGIN
    INSERT INTO statement_words (rowid, content_text) VALUES (new.number, new.content_text);
END;
CREATE TRIGGER statements_deleted AFTER DELETE ON statements BEGIN
    INSERT INTO statement_words (statement_words, rowid, content_text)
    VALUES ('delete', old.number, old.content_text);
END;
CREATE TRIGGER statements_updated AFTER UPDATE OF number, content_text ON statements BEGIN
    INSERT INTO statement_words (statement_words, rowid, content_text)
    VALUES ('delete', old.number, old.content_text);
    INSERT INTO statement_words (rowid, content_text) VALUES (new.number, new.content_text);
END;

CREATE VIRTUAL TABLE document_words USING fts5 (
    title, text, content = 'documents', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_inserted AFTER INSERT ON documents BEGIN
    INSERT INTO document_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER documents_deleted AFTER DELETE ON documents BEGIN
    INSERT INTO document_words (document_words, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
END;
CREATE TRIGGER documents_updated AFTER UPDATE OF number, title, text ON documents BEGIN
    INSERT INTO document_words (document_words, rowid, title, text)
    VALUES ('delete', old.number, old.title, old.text);
    INSERT INTO document_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE VIRTUAL TABLE document_terms USING fts5vocab (document_words, row);

CREATE VIRTUAL TABLE alias_words USING fts5 (
    folded, content = 'aliases', content_rowid = 'number', tokenize = 'unicode61'
);
CREATE TRIGGER aliases_inserted AFTER INSERT ON aliases BEGIN
    INSERT INTO alias_words (rowid, folded) VALUES (new.number, new.folded);
END;
CREATE TRIGGER aliases_deleted AFTER DELETE ON aliases BEGIN
    INSERT INTO alias_words (alias_words, rowid, folded)
    VALUES ('delete', old.number, old.folded);
END;
CREATE TRIGGER aliases_updated AFTER UPDATE OF number, folded ON aliases BEGIN
    INSERT INTO alias_words (alias_words, rowid, folded)
    VALUES ('delete', old.number, old.folded);
    INSERT INTO alias_words (rowid, folded) VALUES (new.number, new.folded);
END;
-- postgresql:
-- Search. A text's words are runs of letters and digits in lower case, without diacritics, as
-- SQLite's tokenizer unicode61 has them: " a b c ". What must stand in order is looked for there.
CREATE FUNCTION words_of(given TEXT) RETURNS TEXT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT ' ' || btrim(regexp_replace(
        normalize(regexp_replace(
            normalize(lower(coalesce(given, '') COLLATE "und-x-icu"), NFD), '[\u0300-\u036f]+', '', 'g'
        ), NFC) COLLATE "und-x-icu",
        '[^[:alnum:]]+', ' ', 'g'
    )) || ' '
$$;
-- Which words there are, for an index. One may have 400 letters, all together 1 MB: what is beyond
-- that is not found.
CREATE FUNCTION lexemes_of(words TEXT) RETURNS TSVECTOR LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT array_to_tsvector(coalesce(array_agg(word), CAST('{}' AS TEXT[]))) FROM (
        SELECT word, sum(octet_length(word)) OVER (ORDER BY word COLLATE "C") AS so_far FROM (
            SELECT DISTINCT left(word, 400) AS word
            FROM unnest(string_to_array(btrim(words), ' ')) AS word
        ) AS each_once
    ) AS measured WHERE so_far < 1000000
$$;
CREATE FUNCTION count_of(words TEXT) RETURNS BIGINT LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT coalesce(cardinality(string_to_array(nullif(btrim(words), ''), ' ')), 0) $$;

CREATE TABLE statement_words (
    rowid BIGINT PRIMARY KEY
        REFERENCES statements (number) ON UPDATE CASCADE ON DELETE CASCADE,
    words TEXT COLLATE "C" NOT NULL,
    vector TSVECTOR NOT NULL GENERATED ALWAYS AS (lexemes_of(words)) STORED,
    size BIGINT NOT NULL GENERATED ALWAYS AS (count_of(words)) STORED
);
CREATE INDEX statement_words_vector ON statement_words USING gin (vector);
CREATE INDEX statement_words_size ON statement_words (size);
CREATE FUNCTION index_statement() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO statement_words (rowid, words) VALUES (new.number, words_of(new.content_text))
    ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END $$;
CREATE TRIGGER statements_indexed AFTER INSERT OR UPDATE OF content_text ON statements
FOR EACH ROW EXECUTE FUNCTION index_statement();

CREATE TABLE document_words (  -- of the title and of the text, a "|" between them
    rowid BIGINT PRIMARY KEY
        REFERENCES documents (number) ON UPDATE CASCADE ON DELETE CASCADE,
    words TEXT COLLATE "C" NOT NULL,
    vector TSVECTOR NOT NULL GENERATED ALWAYS AS (lexemes_of(words)) STORED,
    size BIGINT NOT NULL GENERATED ALWAYS AS (count_of(words) - 1) STORED
);
CREATE INDEX document_words_vector ON document_words USING gin (vector);
CREATE INDEX document_words_size ON document_words (size);
CREATE FUNCTION index_document() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO document_words (rowid, words)
    VALUES (new.number, words_of(new.title) || '|' || words_of(new.text))
    ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END $$;
CREATE TRIGGER documents_indexed AFTER INSERT OR UPDATE OF title, text ON documents
FOR EACH ROW EXECUTE FUNCTION index_document();

CREATE TABLE alias_words (
    rowid BIGINT PRIMARY KEY REFERENCES aliases (number) ON UPDATE CASCADE ON DELETE CASCADE,
    words TEXT COLLATE "C" NOT NULL,
    vector TSVECTOR NOT NULL GENERATED ALWAYS AS (lexemes_of(words)) STORED
);
CREATE INDEX alias_words_vector ON alias_words USING gin (vector);
CREATE FUNCTION index_alias() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO alias_words (rowid, words) VALUES (new.number, words_of(new.folded))
    ON CONFLICT (rowid) DO UPDATE SET words = excluded.words;
    RETURN NULL;
END $$;
CREATE TRIGGER aliases_indexed AFTER INSERT OR UPDATE OF folded ON aliases
FOR EACH ROW EXECUTE FUNCTION index_alias();
-- both:

-- For people who look into the file with Datasette or the sqlite3 shell.
CREATE VIEW who_said_what AS
SELECT
    coalesce(said_on, published) AS day,
    coalesce(speakers.name, CASE speaker_unsure WHEN 1 THEN '(unsure)' END) AS speaker_name,
    act, denied, content_text, source_text, cue_text, form, outlet, title, published, said_on, url,
    statements.score, speaker_score, speaker_evidence, addressee_text, occasion_text, origin,
    statements.id AS statement, document, speaker, on_behalf_of, parent, version
FROM statements
JOIN documents ON documents.id = document
LEFT JOIN speakers ON speakers.id = speaker;

-- sqlite:
CREATE VIEW blocks AS
SELECT
    documents.id AS document, block.key AS position,
    block.value ->> 0 AS start, block.value ->> 1 AS "end", block.value ->> 2 AS kind,
    substr(text, (block.value ->> 0) + 1, (block.value ->> 1) - (block.value ->> 0)) AS words
FROM documents, json_each(blocks) AS block;

CREATE VIEW spans AS
SELECT
    statements.id AS statement, document, part.key AS part, span.key AS position,
    span.value ->> 0 AS start, span.value ->> 1 AS "end",
    substr(text, (span.value ->> 0) + 1, (span.value ->> 1) - (span.value ->> 0)) AS words
FROM statements
JOIN documents ON documents.id = document,
    json_each(json_object(
        'source', json(source), 'cue', json(cue), 'content', json(content),
        'addressee', json(addressee), 'occasion', json(occasion)
    )) AS part,
    json_each(part.value) AS span;

CREATE VIEW standing_judgements AS
SELECT * FROM judgements AS latest
WHERE verdict <> 'withdrawn' AND NOT EXISTS (
    SELECT 1 FROM judgements AS later
    WHERE later.subject = latest.subject AND later.other IS latest.other
    AND later.about = latest.about AND later.number > latest.number
);
-- postgresql:
CREATE VIEW blocks AS
SELECT
    documents.id AS document, block.place - 1 AS position,
    CAST(block.value ->> 0 AS BIGINT) AS start, CAST(block.value ->> 1 AS BIGINT) AS "end",
    block.value ->> 2 AS kind,
    substr(
        text, CAST(block.value ->> 0 AS INTEGER) + 1,
        CAST(block.value ->> 1 AS INTEGER) - CAST(block.value ->> 0 AS INTEGER)
    ) AS words
FROM documents,
    json_array_elements(CAST(blocks AS JSON)) WITH ORDINALITY AS block (value, place);

CREATE VIEW spans AS
SELECT
    statements.id AS statement, document, part.key AS part, span.place - 1 AS position,
    CAST(span.value ->> 0 AS BIGINT) AS start, CAST(span.value ->> 1 AS BIGINT) AS "end",
    substr(
        text, CAST(span.value ->> 0 AS INTEGER) + 1,
        CAST(span.value ->> 1 AS INTEGER) - CAST(span.value ->> 0 AS INTEGER)
    ) AS words
FROM statements
JOIN documents ON documents.id = document
CROSS JOIN LATERAL (
    VALUES ('source', source), ('cue', cue), ('content', content),
        ('addressee', addressee), ('occasion', occasion)
) AS part (key, value)
CROSS JOIN json_array_elements(CAST(part.value AS JSON)) WITH ORDINALITY AS span (value, place);

CREATE VIEW standing_judgements AS  -- until the third migration
SELECT * FROM judgements AS latest
WHERE verdict <> 'withdrawn' AND NOT EXISTS (
    SELECT 1 FROM judgements AS later
    WHERE later.subject = latest.subject AND later.other IS NOT DISTINCT FROM latest.other
    AND later.about = latest.about AND later.number > latest.number
);
-- both:
