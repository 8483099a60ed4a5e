-- Entries that the calendar posts: the same lines again and again, and entries that take themselves back.
create table recurring_entry (
    company_id uuid not null references company,
    recurring_entry_id uuid not null,
    entry_text text not null constraint recurring_entry_entry_text_check check (char_length(entry_text) between 1 and 500),
    unit text not null constraint recurring_entry_unit_check check (unit in ('DAY', 'WEEK', 'MONTH', 'YEAR')),
    every int not null constraint recurring_entry_every_check check (every between 1 and 366),
    at_month_end boolean not null,
    first_date date not null,
    last_date date,
    max_runs int constraint recurring_entry_max_runs_check check (max_runs between 1 and 10000),
    reverse_next_month boolean not null,
    active boolean not null default true,
    -- the run that comes next; no date when there is none
    next_number int not null default 1 constraint recurring_entry_next_number_check check (next_number >= 1),
    next_date date,
    created_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    version bigint not null default 1,
    primary key (company_id, recurring_entry_id),
    constraint recurring_entry_last_date_check check (last_date >= first_date)
);

create index recurring_entry_next_date_idx on recurring_entry (next_date, company_id, recurring_entry_id)
    where active and next_date is not null;

revoke update, delete, truncate on recurring_entry from ${appRole};
grant update (entry_text, last_date, max_runs, active, next_number, next_date, version) on recurring_entry to ${appRole};

create table recurring_entry_line (
    company_id uuid not null,
    recurring_entry_id uuid not null,
    line_number int not null constraint recurring_entry_line_line_number_check check (line_number >= 1),
    account_code text not null,
    side text not null constraint recurring_entry_line_side_check check (side in ('DEBIT', 'CREDIT')),
    amount_minor bigint not null constraint recurring_entry_line_amount_minor_check check (amount_minor > 0),
    currency char(3) not null,
    dimensions jsonb not null default '{}',
    primary key (company_id, recurring_entry_id, line_number),
    constraint recurring_entry_line_recurring_entry_id_fkey
        foreign key (company_id, recurring_entry_id) references recurring_entry,
    constraint recurring_entry_line_account_code_fkey foreign key (company_id, account_code) references account
);

revoke update, delete, truncate on recurring_entry_line from ${appRole};

-- One row for each date of the calendar that has come: nothing passes unseen.
create table recurring_run (
    company_id uuid not null,
    recurring_entry_id uuid not null,
    run_number int not null constraint recurring_run_run_number_check check (run_number >= 1),
    run_id uuid not null,
    due_date date not null,
    state text not null constraint recurring_run_state_check check (state in ('POSTED', 'EXCEPTION', 'SKIPPED')),
    effective_date date,
    entry_id uuid,
    -- why it could not be posted
    refusal_code text,
    refusal_detail text,
    skip_reason text constraint recurring_run_skip_reason_check check (char_length(skip_reason) between 1 and 500),
    decided_by uuid,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, recurring_entry_id, run_number),
    constraint recurring_run_run_id_key unique (company_id, run_id),
    constraint recurring_run_recurring_entry_id_fkey
        foreign key (company_id, recurring_entry_id) references recurring_entry,
    constraint recurring_run_entry_id_fkey foreign key (company_id, entry_id) references journal_entry,
    constraint recurring_run_posted_check check (
        (state = 'POSTED') = (entry_id is not null) and (entry_id is null) = (effective_date is null)),
    constraint recurring_run_skipped_check check ((state = 'SKIPPED') = (skip_reason is not null)),
    constraint recurring_run_exception_check check (state <> 'EXCEPTION' or refusal_code is not null)
);

create index recurring_run_exception_idx on recurring_run (company_id, run_id) where state = 'EXCEPTION';

revoke update, delete, truncate on recurring_run from ${appRole};
grant update (state, effective_date, entry_id, refusal_code, refusal_detail, skip_reason, decided_by)
    on recurring_run to ${appRole};

-- Entries that shall be taken back when a date comes.
create table entry_auto_reversal (
    company_id uuid not null,
    entry_id uuid not null,
    reverse_on date not null,
    state text not null default 'PLANNED'
        constraint entry_auto_reversal_state_check check (state in ('PLANNED', 'DONE', 'EXCEPTION', 'CANCELLED')),
    reversal_entry_id uuid,
    refusal_code text,
    refusal_detail text,
    primary key (company_id, entry_id),
    constraint entry_auto_reversal_entry_id_fkey foreign key (company_id, entry_id) references journal_entry,
    constraint entry_auto_reversal_reversal_entry_id_fkey
        foreign key (company_id, reversal_entry_id) references journal_entry,
    constraint entry_auto_reversal_done_check check ((state = 'DONE') = (reversal_entry_id is not null)),
    constraint entry_auto_reversal_exception_check check (state <> 'EXCEPTION' or refusal_code is not null)
);

create index entry_auto_reversal_planned_idx on entry_auto_reversal (reverse_on, company_id, entry_id)
    where state = 'PLANNED';

revoke update, delete, truncate on entry_auto_reversal from ${appRole};
grant update (state, reversal_entry_id, refusal_code, refusal_detail) on entry_auto_reversal to ${appRole};
