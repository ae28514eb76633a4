-- The archive: what was submitted, and how it was ranked. One file beside the work, no server.
--
-- This is the whole schema. A new archive runs all of it; an archive of an older version runs what
-- stands below its own "-- version N" line, in one transaction. So what stands here is never edited,
-- only added to, under a new such line at the end.
--
-- Every table is STRICT and foreign keys are on. Points, totals and figures are exact decimal texts:
-- the views at the end of each part give them as numbers for people who ask questions.
-- Times are UTC. docs/archive.md explains the tables and shows questions to ask.

-- version 1: submissions

-- A framework as it stood when it was used: its four files have one digest together.
CREATE TABLE edition (
    id          INTEGER PRIMARY KEY,
    framework   TEXT NOT NULL,          -- its id: julu-2021
    name        TEXT NOT NULL,
    sha256      TEXT NOT NULL,          -- of framework.csv, items.csv, indicators.csv, checks.csv
    items       TEXT NOT NULL,          -- the codes of its items, in order, joined by commas
    UNIQUE (framework, sha256)
) STRICT;

CREATE TABLE item (
    id          INTEGER PRIMARY KEY,
    edition     INTEGER NOT NULL REFERENCES edition,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    unit        TEXT NOT NULL,
    UNIQUE (edition, code)
) STRICT;

-- The root, the sections and the indicators, in the framework's order.
CREATE TABLE node (
    id          INTEGER PRIMARY KEY,
    edition     INTEGER NOT NULL REFERENCES edition,
    code        TEXT NOT NULL,
    name        TEXT NOT NULL,
    weight      TEXT NOT NULL,
    is_section  INTEGER NOT NULL CHECK (is_section IN (0, 1)),
    formula     TEXT NOT NULL,
    UNIQUE (edition, code)
) STRICT;

-- A file that was read.
CREATE TABLE source (
    id          INTEGER PRIMARY KEY,
    file        TEXT NOT NULL,          -- as it was named on the command line
    sha256      TEXT NOT NULL,          -- of its bytes
    bytes       INTEGER NOT NULL,
    received    TEXT NOT NULL
) STRICT;
CREATE INDEX source_by_bytes ON source (sha256);

-- What one department submitted for one year, once. The later one supersedes; nothing is overwritten.
CREATE TABLE submission (
    id            INTEGER PRIMARY KEY,
    source        INTEGER NOT NULL REFERENCES source,
    line          INTEGER NOT NULL,     -- where it begins in the file
    edition       INTEGER NOT NULL REFERENCES edition,
    framework     TEXT NOT NULL,        -- that edition's
    county        TEXT NOT NULL,
    year          INTEGER NOT NULL,
    department    TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('current', 'superseded')),
    superseded_by INTEGER REFERENCES submission DEFERRABLE INITIALLY DEFERRED,
    observation   TEXT NOT NULL,        -- its values as ingest passes them on, by edition.items
    CHECK ((state = 'superseded') = (superseded_by IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX submission_current ON submission (framework, county, year, department)
    WHERE superseded_by IS NULL;
CREATE INDEX submission_superseded ON submission (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX submission_of_source ON submission (source, line);

-- What a submission said, item by item. What it did not name, or left blank, has no row.
CREATE TABLE answer (
    submission  INTEGER NOT NULL REFERENCES submission,
    item        INTEGER NOT NULL REFERENCES item,
    raw         TEXT NOT NULL,          -- the cell as the town wrote it: '1,419.08 万元', '—'
    value       TEXT,                   -- as it counts: '1419.08', 'NA', a label; NULL for missing
    PRIMARY KEY (submission, item)
) STRICT, WITHOUT ROWID;

-- For people: every figure ever submitted, with where it stands.
CREATE VIEW answers AS
SELECT s.county, s.year, s.department, s.state, i.code AS item, i.name, i.unit, a.raw, a.value,
       CASE WHEN a.value NOT GLOB '*[^0-9.-]*' THEN CAST(a.value AS REAL) END AS number, f.file, s.line, f.received, s.id AS submission
FROM answer a
JOIN submission s ON s.id = a.submission
JOIN item i ON i.id = a.item
JOIN source f ON f.id = s.source;

-- version 2: rankings

-- A ranking that was made. Nothing of it ever changes, but that it may be published.
CREATE TABLE run (
    id          INTEGER PRIMARY KEY,
    made        TEXT NOT NULL,
    framework   TEXT NOT NULL,          -- the id that the scores came with; '' where they did not say
    edition     INTEGER REFERENCES edition, -- of rank -f; NULL where it was not given
    ranked_by   TEXT NOT NULL,          -- the column: total
    within      TEXT NOT NULL,          -- the cohort: county,year
    ties        TEXT NOT NULL,
    grades      TEXT NOT NULL,          -- 90:优 80:良 60:中 0:差
    explained   INTEGER NOT NULL CHECK (explained IN (0, 1)), -- with --explain
    label       TEXT UNIQUE,            -- published as
    frozen      TEXT,                   -- when
    CHECK ((label IS NULL) = (frozen IS NULL))
) STRICT;

-- Its columns behind the keys and the totals, as they came.
CREATE TABLE run_column (
    run         INTEGER NOT NULL REFERENCES run,
    position    INTEGER NOT NULL,
    node        TEXT NOT NULL,
    PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- A department's place in it.
CREATE TABLE place (
    id          INTEGER PRIMARY KEY,
    run         INTEGER NOT NULL REFERENCES run,
    county      TEXT NOT NULL,
    year        INTEGER NOT NULL,
    department  TEXT NOT NULL,
    rank        INTEGER,                -- NULL: none
    peers       INTEGER NOT NULL,
    change      INTEGER,
    grade       TEXT,
    total       TEXT,
    total_low   TEXT,
    total_high  TEXT,
    missing     TEXT,
    submission  INTEGER REFERENCES submission, -- the current one when the ranking was made
    UNIQUE (run, county, year, department)
) STRICT;
CREATE INDEX place_of_cohort ON place (county, year, run);

-- What it earned by section and indicator; and, where the run was explained, of what value, and which
-- points the town gave itself and a reviewer set.
CREATE TABLE points (
    place       INTEGER NOT NULL REFERENCES place,
    node        TEXT NOT NULL,
    points      TEXT,
    value       TEXT,
    self        TEXT,
    review      TEXT,
    PRIMARY KEY (place, node)
) STRICT, WITHOUT ROWID;

-- The minimum and maximum that an explained run measured an indicator by, and who set them.
CREATE TABLE extent (
    run            INTEGER NOT NULL REFERENCES run,
    county         TEXT NOT NULL,
    year           INTEGER NOT NULL,
    indicator      TEXT NOT NULL,
    reading        TEXT,
    n              INTEGER,
    min            TEXT,
    min_department TEXT,
    max            TEXT,
    max_department TEXT,
    PRIMARY KEY (run, county, year, indicator)
) STRICT, WITHOUT ROWID;

-- For people: the newest ranking by total of every county and year.
CREATE VIEW ranking AS
SELECT p.county, p.year, p.department, p.rank, p.peers, p.change, p.grade,
       CAST(p.total AS REAL) AS total, CAST(p.missing AS INTEGER) AS missing, p.run, p.id AS place
FROM place p
WHERE p.run = (SELECT max(n.run) FROM place n JOIN run r ON r.id = n.run
               WHERE n.county = p.county AND n.year = p.year
               AND r.ranked_by = 'total' AND r.within = 'county,year');

-- version 3: how sure a rank is

-- The sets of weights that were drawn for a run, where rank was asked to (--robustness).
CREATE TABLE drawing (
    run         INTEGER PRIMARY KEY REFERENCES run,
    draws       INTEGER NOT NULL,
    noise       TEXT NOT NULL,          -- every indicator's weight times 1 - noise to 1 + noise
    seed        INTEGER NOT NULL
) STRICT;

-- How the ranks of a department fall out under them. What has no rank has no row.
CREATE TABLE standing (
    place       INTEGER PRIMARY KEY REFERENCES place,
    rank_p05    INTEGER NOT NULL,
    rank_median INTEGER NOT NULL,
    rank_p95    INTEGER NOT NULL,
    top_share   TEXT NOT NULL           -- of the draws: those in which it is first
) STRICT;
