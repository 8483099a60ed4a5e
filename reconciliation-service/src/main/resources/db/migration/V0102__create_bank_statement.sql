-- Statements are recorded whole, their lines once: content hash and occurrence tell honest twins from repetitions.
create table bank_statement (
    company_id         uuid        not null,
    statement_id       uuid        not null,
    bank_account_id    uuid        not null,
    import_id          uuid        not null,
    import_index       integer     not null,
    format             text        not null,
    statement_number   text,
    fingerprint        text        not null,
    currency           char(3)     not null,
    from_date          date,
    to_date            date,
    opening_minor      bigint,
    opening_date       date,
    closing_minor      bigint,
    closing_date       date,
    lines_in_file      integer     not null,
    credits_minor      bigint      not null check (credits_minor >= 0),
    debits_minor       bigint      not null check (debits_minor >= 0),
    lines_recorded     integer     not null,
    lines_skipped      integer     not null,
    chunks             integer     not null,
    recorded_minor     bigint      not null,
    recorded_at        timestamptz not null,
    constraint bank_statement_pkey primary key (company_id, statement_id),
    constraint bank_statement_bank_account_id_fkey foreign key (company_id, bank_account_id)
        references bank_account (company_id, bank_account_id),
    constraint bank_statement_import_id_import_index_key unique (company_id, import_id, import_index),
    constraint bank_statement_fingerprint_key unique (company_id, bank_account_id, fingerprint),
    constraint bank_statement_lines_check check (lines_in_file = lines_recorded + lines_skipped),
    -- The proof: opening + lines = closing, wherever the file states both.
    constraint bank_statement_balance_check check (
        opening_minor is null or closing_minor is null or opening_minor + credits_minor - debits_minor = closing_minor)
);
create index bank_statement_account_idx on bank_statement (company_id, bank_account_id, closing_date, statement_id);

create table bank_line (
    company_id            uuid    not null,
    line_id               uuid    not null,
    statement_id          uuid    not null,
    bank_account_id       uuid    not null,
    line_no               integer not null check (line_no > 0),
    chunk                 integer not null check (chunk > 0),
    booking_date          date    not null,
    value_date            date    not null,
    amount_minor          bigint  not null check (amount_minor <> 0),
    currency              char(3) not null,
    counterparty_name     text,
    counterparty_iban     text,
    remittance            text    not null,
    structured_reference  text,
    bank_reference        text,
    end_to_end_id         text,
    bank_transaction_code text,
    instructed_minor      bigint,
    charges_minor         bigint,
    reversal              boolean not null,
    content_hash          text    not null,
    occurrence            integer not null check (occurrence > 0),
    state                 text    not null check (state in ('RECORDED', 'POSTED', 'REFUSED')),
    match_state           text    not null default 'NONE'
        check (match_state in ('UNMATCHED', 'RESERVED', 'MATCHED', 'CLASSIFIED', 'NONE')),
    entry_id              uuid,
    effective_date        date,
    refusal_code          text,
    refusal_detail        text,
    constraint bank_line_pkey primary key (company_id, line_id),
    constraint bank_line_statement_id_fkey foreign key (company_id, statement_id)
        references bank_statement (company_id, statement_id),
    constraint bank_line_statement_id_line_no_key unique (company_id, statement_id, line_no),
    constraint bank_line_content_hash_key unique (company_id, bank_account_id, content_hash, occurrence),
    constraint bank_line_posted_check check ((state = 'POSTED') = (entry_id is not null)),
    constraint bank_line_effective_date_check check ((entry_id is null) = (effective_date is null)),
    constraint bank_line_match_state_check1 check (match_state = 'NONE' or state = 'POSTED')
);
create index bank_line_statement_idx on bank_line (company_id, statement_id, chunk);
create index bank_line_booking_idx on bank_line (company_id, bank_account_id, booking_date, line_id);
create index bank_line_unexplained_idx on bank_line (company_id, bank_account_id, booking_date)
    where match_state = 'UNMATCHED';
