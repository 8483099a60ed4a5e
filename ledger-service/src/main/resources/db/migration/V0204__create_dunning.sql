-- Who is to be reminded, and when: levels by days overdue, and each (invoice, level) once.
create table dunning_schedule (
    company_id uuid not null references company,
    version bigint not null,
    changed_by uuid not null,
    changed_at timestamptz not null default recorded_now(),
    primary key (company_id)
);

revoke delete, truncate on dunning_schedule from ${appRole};

create table dunning_level (
    company_id uuid not null,
    dunning_level int not null constraint dunning_level_dunning_level_check check (dunning_level between 1 and 9),
    days_overdue int not null constraint dunning_level_days_overdue_check check (days_overdue between 1 and 3650),
    text_key text not null constraint dunning_level_text_key_check check (text_key ~ '^[a-z][a-z0-9-]{0,59}$'),
    primary key (company_id, dunning_level),
    constraint dunning_level_days_overdue_key unique (company_id, days_overdue),
    constraint dunning_level_company_id_fkey foreign key (company_id) references dunning_schedule
);

revoke truncate on dunning_level from ${appRole};

-- An invoice that nobody shall be reminded of for a while, and why.
create table dunning_block (
    company_id uuid not null,
    invoice_id uuid not null,
    reason text not null constraint dunning_block_reason_check check (char_length(reason) between 1 and 500),
    -- the last day of it; without end when there is none
    until_date date,
    blocked_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    version bigint not null default 1,
    primary key (company_id, invoice_id),
    constraint dunning_block_invoice_id_fkey foreign key (company_id, invoice_id) references invoice
);

revoke truncate on dunning_block from ${appRole};

create table dunning_run (
    company_id uuid not null references company,
    dunning_run_id uuid not null,
    run_date date not null,
    -- started by a person, or once a day by the clock
    started_by uuid,
    notice_count int not null default 0,
    disputed_count int not null default 0,
    blocked_count int not null default 0,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, dunning_run_id)
);

-- The clock runs once a day, however many replicas there are.
create unique index dunning_run_daily_key on dunning_run (company_id, run_date) where started_by is null;

revoke update, delete, truncate on dunning_run from ${appRole};
grant update (notice_count, disputed_count, blocked_count) on dunning_run to ${appRole};

create table dunning_notice (
    company_id uuid not null,
    dunning_notice_id uuid not null,
    invoice_id uuid not null,
    -- counts the invoice's notices
    notice_number int not null constraint dunning_notice_notice_number_check check (notice_number >= 1),
    -- how often the invoice was owed again before: then its levels begin anew
    reopenings int not null constraint dunning_notice_reopenings_check check (reopenings >= 0),
    dunning_level int not null,
    text_key text not null,
    days_overdue int not null,
    currency char(3) not null,
    open_minor bigint not null constraint dunning_notice_open_minor_check check (open_minor > 0),
    dunning_run_id uuid not null,
    run_date date not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, dunning_notice_id),
    constraint dunning_notice_level_key unique (company_id, invoice_id, reopenings, dunning_level),
    constraint dunning_notice_notice_number_key unique (company_id, invoice_id, notice_number),
    constraint dunning_notice_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint dunning_notice_dunning_run_id_fkey foreign key (company_id, dunning_run_id) references dunning_run
);

create index dunning_notice_dunning_run_id_idx on dunning_notice (company_id, dunning_run_id, dunning_notice_id);

revoke update, delete, truncate on dunning_notice from ${appRole};
