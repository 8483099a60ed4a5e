-- Decides lines of the past again under other rules and keeps what would differ; decisions themselves are not touched.
create table dry_run (
    company_id              uuid        not null,
    dry_run_id              uuid        not null,
    matching_rules_id       uuid,
    matching_rules_version  bigint,
    rule_version            text        not null,
    from_date               date        not null,
    to_date                 date        not null,
    state                   text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'CANCELLED', 'FAILED')),
    prepared                boolean     not null default false,
    attempts                integer     not null default 0,
    lease_until             timestamptz,
    requested_by            uuid        not null,
    requested_at            timestamptz not null,
    finished_at             timestamptz,
    items_known_until       timestamptz not null,
    lines_total             integer     not null default 0,
    lines_done              integer     not null default 0,
    lines_without_decision  integer     not null default 0,
    differences             integer     not null default 0,
    against_people          integer     not null default 0,
    not_reproduced          integer     not null default 0,
    failure                 text,
    constraint dry_run_pkey primary key (company_id, dry_run_id),
    constraint dry_run_matching_rules_id_fkey foreign key (company_id, matching_rules_id)
        references matching_rules (company_id, matching_rules_id),
    constraint dry_run_failure_check check ((state = 'FAILED') = (failure is not null)),
    constraint dry_run_finished_at_check check (
        (state in ('DONE', 'CANCELLED', 'FAILED')) = (finished_at is not null))
);
create index dry_run_open_idx on dry_run (requested_at) where state in ('QUEUED', 'RUNNING');
-- One at a time: of the second the company is told.
create unique index dry_run_company_id_key on dry_run (company_id) where state in ('QUEUED', 'RUNNING');

-- The lines that are still to be decided again, by the moment at which they were decided.
create table dry_run_line (
    company_id uuid        not null,
    dry_run_id uuid        not null,
    decided_at timestamptz not null,
    currency   char(3)     not null,
    line_id    uuid        not null,
    constraint dry_run_line_pkey primary key (company_id, dry_run_id, decided_at, currency, line_id),
    constraint dry_run_line_dry_run_id_fkey foreign key (company_id, dry_run_id)
        references dry_run (company_id, dry_run_id)
);

-- Items that something was taken from since the first of those moments: today they may be settled.
create table dry_run_item (
    company_id  uuid   not null,
    dry_run_id  uuid   not null,
    invoice_id  uuid   not null,
    customer_id uuid   not null,
    total_minor bigint not null,
    constraint dry_run_item_pkey primary key (company_id, dry_run_id, invoice_id),
    constraint dry_run_item_dry_run_id_fkey foreign key (company_id, dry_run_id)
        references dry_run (company_id, dry_run_id)
);
create index dry_run_item_customer_idx on dry_run_item (company_id, dry_run_id, customer_id);
create index dry_run_item_total_idx on dry_run_item (company_id, dry_run_id, total_minor);

create table dry_run_count (
    company_id uuid    not null,
    dry_run_id uuid    not null,
    before     text    not null,
    after      text    not null,
    lines      integer not null check (lines > 0),
    constraint dry_run_count_pkey primary key (company_id, dry_run_id, before, after),
    constraint dry_run_count_dry_run_id_fkey foreign key (company_id, dry_run_id)
        references dry_run (company_id, dry_run_id)
);

create table dry_run_difference (
    company_id uuid    not null,
    dry_run_id uuid    not null,
    position   integer not null check (position > 0),
    line_id    uuid    not null,
    before     text    not null,
    after      text    not null,
    stored     jsonb   not null,
    decided    jsonb   not null,
    reproduced boolean,
    constraint dry_run_difference_pkey primary key (company_id, dry_run_id, position),
    constraint dry_run_difference_dry_run_id_fkey foreign key (company_id, dry_run_id)
        references dry_run (company_id, dry_run_id),
    constraint dry_run_difference_line_id_fkey foreign key (company_id, line_id) references bank_line (company_id, line_id)
);

-- Lines that were left to people together are found by the moment.
create index line_proposal_proposed_at_idx on line_proposal (company_id, proposed_at);
