-- An uploaded file is a job: kept in parts so that neither side holds it in memory, resumed after a crash.
create table bank_statement_import (
    company_id           uuid        not null,
    import_id            uuid        not null,
    file_name            text        not null,
    file_size            bigint      not null check (file_size > 0),
    sha256               text        not null,
    bank_account_id      uuid,
    profile              text,
    state                text        not null check (state in ('QUEUED', 'RUNNING', 'DONE')),
    attempts             integer     not null default 0,
    lease_until          timestamptz,
    requested_by         uuid        not null,
    requested_at         timestamptz not null,
    finished_at          timestamptz,
    format               text,
    profile_name         text,
    outcome              text check (outcome in ('ACCEPT', 'WARN', 'REJECT')),
    lines_total          integer     not null default 0,
    lines_done           integer     not null default 0,
    statements_in_file   integer     not null default 0,
    statements_recorded  integer     not null default 0,
    statements_repeated  integer     not null default 0,
    lines_recorded       integer     not null default 0,
    lines_skipped        integer     not null default 0,
    warnings             jsonb       not null default '[]',
    error_code           text,
    error_detail         text,
    error_position       text,
    constraint bank_statement_import_pkey primary key (company_id, import_id),
    constraint bank_statement_import_outcome_check1 check ((state = 'DONE') = (outcome is not null))
);
create index bank_statement_import_open_idx on bank_statement_import (requested_at) where state <> 'DONE';

create table bank_statement_import_part (
    company_id uuid    not null,
    import_id  uuid    not null,
    part_no    integer not null check (part_no > 0),
    content    bytea   not null,
    constraint bank_statement_import_part_pkey primary key (company_id, import_id, part_no),
    constraint bank_statement_import_part_import_id_fkey foreign key (company_id, import_id)
        references bank_statement_import (company_id, import_id)
);
-- Bank files do not compress further and are read in whole parts.
alter table bank_statement_import_part alter column content set storage external;
