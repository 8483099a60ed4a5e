-- An import of many customers is a job: its progress and its refused rows can be read at any time.
create table customer_import (
    company_id uuid not null,
    import_id uuid not null,
    state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    dry_run boolean not null,
    file_name text not null,
    content text not null,
    requested_by uuid not null,
    rows_total integer not null default 0,
    rows_imported integer not null default 0,
    rows_unchanged integer not null default 0,
    rows_refused integer not null default 0,
    failure text,
    requested_at timestamptz not null default now(),
    finished_at timestamptz,
    primary key (company_id, import_id)
);
create index customer_import_open_idx on customer_import (requested_at) where state in ('QUEUED', 'RUNNING');

create table customer_import_error (
    company_id uuid not null,
    import_id uuid not null,
    line integer not null,
    column_name text not null,
    reason text not null,
    primary key (company_id, import_id, line, column_name),
    foreign key (company_id, import_id) references customer_import (company_id, import_id)
);
