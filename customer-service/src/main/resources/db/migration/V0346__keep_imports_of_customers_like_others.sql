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

-- Imports of customers are kept like all others. What was still running is not taken up again: what it has brought in
-- is here, and the same file sent again says so.
insert into import_job (company_id, import_id, target, state, mode, dry_run, file_name, file_sha256, headings, columns,
       rows_total, rows_imported, rows_changed, rows_unchanged, rows_refused, failure, requested_by, requested_at,
       finished_at)
select company_id, import_id, 'CUSTOMER', case when state = 'DONE' then state else 'FAILED' end, mode, dry_run, file_name,
       '', sent.columns, sent.columns, rows_total, rows_imported, rows_changed, rows_unchanged, rows_refused,
       case when state in ('QUEUED', 'RUNNING')
            then 'Stopped by an update of the service: send the file again, what is in already counts as unchanged'
            else failure end,
       requested_by, requested_at, coalesce(finished_at, now())
  from customer_import
 cross join lateral (
       select array_remove(array_remove(array_remove(column_names, 'file:row'), 'refused:column'), 'refused:reason')
              as columns) sent;
insert into import_row (company_id, import_id, line, cells, outcome, column_name, reason)
select distinct on (company_id, import_id, line)
       company_id, import_id, line, cells, 'REFUSED', column_name, reason
  from customer_import_error
 order by company_id, import_id, line, column_name;

-- The version before this one may still run beside it, and needs them.
comment on table customer_import is 'Read by versions before V0346 only; to be dropped a release later';
comment on table customer_import_error is 'Read by versions before V0346 only; to be dropped a release later';
