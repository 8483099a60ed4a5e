-- Statements of account: what a customer is asked to confirm, frozen as it was known when it was made.
create table account_statement_series (
    company_id  uuid   not null,
    series      text   not null check (series ~ '^ST-[0-9]{4}$'),
    last_number bigint not null check (last_number >= 1),
    constraint account_statement_series_pkey primary key (company_id, series)
);
revoke delete, truncate on account_statement_series from ${appRole};

-- Statements of all customers with a balance or a movement, at one position of the journal.
create table account_statement_run (
    company_id       uuid        not null,
    run_id           uuid        not null,
    from_date        date        not null,
    to_date          date        not null,
    currency         char(3),
    known_at         timestamptz not null,
    through_sequence bigint      not null,
    state            text        not null check (state in ('RUNNING', 'DONE')),
    -- where it stands: after this customer and currency
    last_customer_id uuid,
    last_currency    char(3),
    issued           bigint      not null default 0,
    failed           bigint      not null default 0,
    total            bigint      not null,
    requested_by     uuid        not null,
    finished_at      timestamptz,
    constraint account_statement_run_pkey primary key (company_id, run_id)
);
create index account_statement_run_running_idx on account_statement_run (known_at) where state = 'RUNNING';
revoke delete, truncate on account_statement_run from ${appRole};

create table account_statement_failure (
    company_id  uuid    not null,
    run_id      uuid    not null,
    customer_id uuid    not null,
    currency    char(3) not null,
    code        text    not null,
    detail      text    not null,
    constraint account_statement_failure_pkey primary key (company_id, run_id, customer_id, currency),
    constraint account_statement_failure_run_id_fkey foreign key (company_id, run_id) references account_statement_run
);
revoke update, delete, truncate on account_statement_failure from ${appRole};

create table account_statement (
    company_id       uuid        not null,
    statement_id     uuid        not null,
    statement_number text        not null,
    run_id           uuid,
    customer_id      uuid        not null,
    currency         char(3)     not null,
    from_date        date        not null,
    to_date          date        not null,
    known_at         timestamptz not null,
    through_sequence bigint      not null,
    opening_minor    bigint      not null,
    closing_minor    bigint      not null,
    on_account_minor bigint      not null,
    disputed_minor   bigint      not null,
    line_count       int         not null,
    -- the document itself, byte for byte
    content          text        not null,
    content_digest   text        not null,
    status           text        not null check (status in
        ('ISSUED', 'SENT', 'REMINDED', 'CONFIRMED', 'PART_CONFIRMED', 'DISPUTED', 'DEEMED_CONFIRMED')),
    issued_by        uuid        not null,
    version          bigint      not null default 1,
    constraint account_statement_pkey primary key (company_id, statement_id),
    constraint account_statement_number_key unique (company_id, statement_number),
    constraint account_statement_run_id_fkey foreign key (company_id, run_id) references account_statement_run
);
create unique index account_statement_run_key on account_statement (company_id, run_id, customer_id, currency)
    where run_id is not null;
create index account_statement_customer_idx on account_statement (company_id, customer_id, statement_id);

-- Only what became of it changes.
revoke update, delete, truncate on account_statement from ${appRole};
grant update (status, version) on account_statement to ${appRole};
