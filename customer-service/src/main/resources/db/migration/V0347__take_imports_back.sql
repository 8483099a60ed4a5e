-- What an import has entered can be taken back, where nobody has worked with it since.
alter table import_job
    drop constraint import_job_state_check,
    add constraint import_job_state_check
        check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'REVERTING', 'REVERTED')),
    add column rows_taken_back integer not null default 0,
    add column rows_kept integer not null default 0,
    add column reverted_by uuid,
    add column reverted_at timestamptz,
    add check ((state in ('REVERTING', 'REVERTED')) = (reverted_by is not null)),
    add check ((state = 'REVERTED') = (reverted_at is not null));
drop index import_job_open_idx;
create index import_job_open_idx on import_job (requested_at) where state in ('QUEUED', 'RUNNING', 'REVERTING');

alter table import_row
    add column is_taken_back boolean,
    add column kept_reason text,
    add check ((kept_reason is not null) = (is_taken_back is false));
