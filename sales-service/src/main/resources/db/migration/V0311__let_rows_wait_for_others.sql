-- A row may need what stands further down in its file: it is left for the next pass over those that wait.
alter table import_job
    add column pass integer not null default 0,
    add column pass_is_last boolean not null default false,
    add column decided_before_pass integer not null default 0;
alter table import_row
    add column waits integer not null default 0,
    -- In a dry run: brought in and taken out again.
    add column is_rehearsed boolean not null default false;
drop index import_row_open_idx;
create index import_row_open_idx on import_row (company_id, import_id, waits, line) where outcome is null;
create index import_row_rehearsed_idx on import_row (company_id, import_id, row_key) where is_rehearsed;
