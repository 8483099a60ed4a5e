-- Many records come from one file: each row is kept with what became of it, in the transaction that brought it in.
create table import_job (
    company_id uuid not null,
    import_id uuid not null,
    target text not null check (length(target) between 1 and 40),
    state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    mode text not null check (mode in ('CREATE', 'UPDATE', 'UPSERT')),
    dry_run boolean not null,
    file_name text not null,
    file_sha256 text not null,
    -- As the file names them, and what each was read as.
    headings text[] not null,
    columns text[] not null,
    rows_total integer not null default 0,
    rows_imported integer not null default 0,
    rows_changed integer not null default 0,
    rows_unchanged integer not null default 0,
    rows_refused integer not null default 0,
    failure text,
    requested_by uuid not null,
    requested_at timestamptz not null default now(),
    finished_at timestamptz,
    taken_by uuid,
    taken_until timestamptz,
    primary key (company_id, import_id),
    check (cardinality(headings) = cardinality(columns))
);
create index import_job_open_idx on import_job (requested_at) where state in ('QUEUED', 'RUNNING');

create table import_row (
    company_id uuid not null,
    import_id uuid not null,
    line integer not null,
    cells text[] not null,
    row_key text,
    outcome text check (outcome in ('IMPORTED', 'CHANGED', 'UNCHANGED', 'REFUSED')),
    column_name text,
    reason text,
    record_id uuid,
    primary key (company_id, import_id, line),
    foreign key (company_id, import_id) references import_job (company_id, import_id),
    check ((outcome = 'REFUSED') = (reason is not null and column_name is not null) or outcome is null)
);
create index import_row_open_idx on import_row (company_id, import_id, line) where outcome is null;
create index import_row_refused_idx on import_row (company_id, import_id, line) where outcome = 'REFUSED';
