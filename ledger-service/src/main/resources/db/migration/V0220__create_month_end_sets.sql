-- All reports of a month in one archive, as known at a moment: asked for, made in the background, and kept.
create table month_end_set (
    company_id uuid not null references company,
    month_end_set_id uuid not null,
    period_month date not null,
    -- as it was asked for, and the first instant that no longer counts
    known_at text not null constraint month_end_set_known_at_check check (char_length(known_at) <= 40),
    known_before timestamptz not null,
    status text not null default 'REQUESTED'
        constraint month_end_set_status_check check (status in ('REQUESTED', 'SETTLING', 'RUNNING', 'DONE', 'FAILED')),
    -- every transaction that can hold what was known then has a lower number
    horizon xid8,
    claim uuid,
    claimed_at timestamptz,
    requested_by uuid not null,
    requested_at timestamptz not null default recorded_now(),
    finished_at timestamptz,
    failure text,
    size_bytes bigint,
    sha256 text,
    primary key (company_id, month_end_set_id),
    constraint month_end_set_done_check check ((status = 'DONE') = (sha256 is not null and size_bytes is not null)),
    constraint month_end_set_failed_check check ((status = 'FAILED') = (failure is not null))
);

create index month_end_set_status_idx on month_end_set (month_end_set_id) where status not in ('DONE', 'FAILED');

revoke update, delete, truncate on month_end_set from ${appRole};
grant update (status, horizon, claim, claimed_at, finished_at, failure, size_bytes, sha256) on month_end_set to ${appRole};

create table month_end_set_file (
    company_id uuid not null,
    month_end_set_id uuid not null,
    file_number int not null,
    file_name text not null,
    size_bytes bigint not null,
    sha256 text not null,
    primary key (company_id, month_end_set_id, file_number),
    constraint month_end_set_file_month_end_set_id_fkey foreign key (company_id, month_end_set_id) references month_end_set
);

revoke update, delete, truncate on month_end_set_file from ${appRole};

-- The archive, cut so that neither writing nor reading holds the whole of it.
create table month_end_set_part (
    company_id uuid not null,
    month_end_set_id uuid not null,
    part_number int not null,
    content bytea not null,
    primary key (company_id, month_end_set_id, part_number),
    constraint month_end_set_part_month_end_set_id_fkey foreign key (company_id, month_end_set_id) references month_end_set
);

-- It is compressed already.
alter table month_end_set_part alter column content set storage external;

revoke update, delete, truncate on month_end_set_part from ${appRole};
