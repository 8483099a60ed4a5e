package io.tieout.dataimport;

/// Whether rows enter records, change those that are here, or both.
public enum ImportMode {
    CREATE,
    UPDATE,
    UPSERT
}
