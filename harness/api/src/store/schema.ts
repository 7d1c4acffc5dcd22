/** Version of the state; a store of a newer one is refused. */
export const SCHEMA_VERSION = 1;

/** Times are milliseconds since 1970; documents are JSON. */
export const SCHEMA = `
CREATE TABLE resource (
  region TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
  status TEXT NOT NULL, created_ms INTEGER NOT NULL, modified_ms INTEGER NOT NULL, document TEXT NOT NULL,
  PRIMARY KEY (region, kind, name)
) WITHOUT ROWID;
CREATE TABLE log_stream (
  id INTEGER PRIMARY KEY,
  region TEXT NOT NULL, log_group TEXT NOT NULL, name TEXT NOT NULL, created_ms INTEGER NOT NULL,
  first_ms INTEGER, last_ms INTEGER, events INTEGER NOT NULL DEFAULT 0, bytes INTEGER NOT NULL DEFAULT 0,
  UNIQUE (region, log_group, name)
);
CREATE TABLE log_event (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  stream INTEGER NOT NULL REFERENCES log_stream (id), time_ms INTEGER NOT NULL, message TEXT NOT NULL
);
CREATE INDEX log_event_of_stream ON log_event (stream, id);
CREATE TABLE bucket (name TEXT PRIMARY KEY, region TEXT NOT NULL, created_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE object (
  bucket TEXT NOT NULL REFERENCES bucket (name), key TEXT NOT NULL,
  file TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL, modified_ms INTEGER NOT NULL, headers TEXT NOT NULL,
  PRIMARY KEY (bucket, key)
) WITHOUT ROWID;
CREATE TABLE upload (
  id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, created_ms INTEGER NOT NULL, headers TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE part (
  upload TEXT NOT NULL REFERENCES upload (id), number INTEGER NOT NULL,
  file TEXT NOT NULL, size INTEGER NOT NULL, etag TEXT NOT NULL,
  PRIMARY KEY (upload, number)
) WITHOUT ROWID;
`;
