"""The tables of the run store, and how a store of an older version becomes one of this version.

=========== =====================================================================================================
runs        one a target: what it was asked with, how far its output is written, what has been spent
items       one an article of a run: where it stands in the input, what it holds (`input`), how it ended
inputs      the articles themselves, by the hash of everything that is known about them
results     one finished result an item, with its checksum; `cache_key` is set where another run may use it
attempts    one row a request, as the engine reported it; `charged_*` is what budgets count
blobs       what went over the wire, by hash
owners      the processes at work, so that the work of a dead one is taken up
holds       what requests under way may still cost
parked      requests that wait for a batch of the provider's, and their answers
submissions those batches
=========== =====================================================================================================
"""

from __future__ import annotations

import sqlite3

from summarizer.errors import OutputError

VERSION_1 = """
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  target TEXT NOT NULL UNIQUE,
  config_key TEXT NOT NULL,
  config TEXT NOT NULL,
  created REAL NOT NULL,
  updated REAL NOT NULL,
  status TEXT NOT NULL DEFAULT 'open',
  unordered INTEGER NOT NULL DEFAULT 0,
  epoch INTEGER NOT NULL DEFAULT 0,
  ingested INTEGER NOT NULL DEFAULT 0,
  ingester INTEGER,
  writer INTEGER,
  written INTEGER NOT NULL DEFAULT 0,
  written_bytes INTEGER NOT NULL DEFAULT 0,
  written_crc INTEGER NOT NULL DEFAULT 0,
  stale INTEGER NOT NULL DEFAULT 0,
  spent_requests INTEGER NOT NULL DEFAULT 0,
  spent_tokens INTEGER NOT NULL DEFAULT 0,
  spent_usd REAL NOT NULL DEFAULT 0,
  last_seq INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE inputs (
  sha256 TEXT PRIMARY KEY,
  facts TEXT NOT NULL,
  text BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE items (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  name TEXT NOT NULL,
  position INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  source TEXT,
  signature TEXT,
  input TEXT,
  status TEXT NOT NULL,
  owner INTEGER,
  requests INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  written INTEGER NOT NULL DEFAULT 0,
  UNIQUE (run, name)
);
CREATE INDEX items_by_place ON items (run, epoch, position);
CREATE INDEX items_waiting ON items (run, status, position);
CREATE INDEX items_unwritten ON items (run) WHERE written = 0 AND status IN ('ok', 'partial', 'failed');
CREATE INDEX items_by_input ON items (input, status);
CREATE TABLE results (
  item INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  status TEXT NOT NULL,
  cached INTEGER NOT NULL DEFAULT 0,
  sha256 TEXT NOT NULL,
  cache_key TEXT,
  body BLOB NOT NULL
);
CREATE INDEX results_by_key ON results (cache_key) WHERE cache_key IS NOT NULL;
CREATE INDEX results_by_seq ON results (run, seq);
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  item INTEGER NOT NULL,
  at REAL NOT NULL,
  kind TEXT NOT NULL,
  outcome TEXT NOT NULL,
  model TEXT,
  input_tokens INTEGER,
  output_tokens INTEGER,
  cached_tokens INTEGER,
  seconds REAL,
  cost_usd REAL,
  charged_tokens INTEGER NOT NULL,
  charged_usd REAL NOT NULL
);
CREATE INDEX attempts_by_item ON attempts (item);
CREATE TABLE owners (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  machine TEXT NOT NULL,
  pid INTEGER NOT NULL,
  started TEXT NOT NULL,
  beat REAL NOT NULL
);
CREATE TABLE holds (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  owner INTEGER NOT NULL,
  item INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  tokens INTEGER NOT NULL,
  usd REAL NOT NULL
);
CREATE INDEX holds_by_run ON holds (run);
"""
VERSION_2 = """
CREATE TABLE blobs (
  sha256 TEXT PRIMARY KEY,
  dictionary TEXT,
  body BLOB NOT NULL
) WITHOUT ROWID;
ALTER TABLE runs ADD COLUMN dictionary TEXT;
ALTER TABLE attempts ADD COLUMN request TEXT;
ALTER TABLE attempts ADD COLUMN answer TEXT;
ALTER TABLE attempts ADD COLUMN answer_status INTEGER;
"""
VERSION_3 = """
CREATE TABLE parked (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  item INTEGER NOT NULL,
  key TEXT NOT NULL,
  request BLOB NOT NULL,
  submission INTEGER,
  tries INTEGER NOT NULL DEFAULT 0,
  status INTEGER,
  answer BLOB,
  UNIQUE (run, key)
);
CREATE INDEX parked_by_submission ON parked (submission);
CREATE TABLE submissions (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  mark TEXT NOT NULL,
  batch TEXT,
  ended INTEGER NOT NULL DEFAULT 0
);
"""
MIGRATIONS = (
    VERSION_1,
    VERSION_2,
    VERSION_3,
)  # the n-th leads from version n-1 to version n; never change one, add one


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the store to this version, each step whole or not at all. Raises `OutputError` for a newer store."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(MIGRATIONS):
        raise OutputError("The store was written by a newer version of this package.", hint="Upgrade, or use another.")
    while version < len(MIGRATIONS):
        connection.execute("BEGIN IMMEDIATE")
        try:
            (version,) = connection.execute("PRAGMA user_version").fetchone()  # another process may have been first
            if version < len(MIGRATIONS):
                for statement in MIGRATIONS[version].split(";"):
                    connection.execute(statement)
                version += 1
                connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
