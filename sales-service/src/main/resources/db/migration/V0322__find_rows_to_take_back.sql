-- A revert goes through its rows by a hundred, and read all of them for each.
create index import_row_entered_idx on import_row (company_id, import_id, waits desc, line desc)
    where record_id is not null and outcome in ('IMPORTED', 'CHANGED') and is_taken_back is null;
