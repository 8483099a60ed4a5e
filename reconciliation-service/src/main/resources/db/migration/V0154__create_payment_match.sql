-- What explains a bank line: at most one active match each, with its evidence, from the decision to the ledger's answer.
create table payment_match (
    company_id      uuid        not null,
    match_id        uuid        not null,
    line_id         uuid        not null,
    bank_account_id uuid        not null,
    booking_date    date        not null,
    currency        char(3)     not null,
    amount_minor    bigint      not null,
    kind            text        not null check (kind in ('PAYMENT', 'CLASSIFICATION')),
    line_kind       text check (line_kind in ('BANK_FEE', 'INTEREST', 'TAX', 'PAYROLL', 'OWN_TRANSFER', 'OTHER')),
    decision        text        not null check (decision in ('AUTO', 'EXCEPTION', 'IGNORE', 'MANUAL')),
    decided_by      text        not null check (decided_by in ('AUTOMATIC', 'USER')),
    user_id         uuid,
    status          text        not null check (status in ('MATCHED', 'POSTED', 'REFUSED', 'UNDOING', 'UNDONE')),
    flags           text[]      not null,
    rule_version    text        not null,
    evidence        jsonb       not null,
    alternatives    jsonb       not null,
    entry_id        uuid,
    effective_date  date,
    reversal_entry_id uuid,
    reversal_date   date,
    refusal_code    text,
    refusal_detail  text,
    undo_reason     text,
    undone_by       uuid,
    decided_at      timestamptz not null,
    answered_at     timestamptz,
    version         bigint      not null,
    constraint payment_match_pkey primary key (company_id, match_id),
    constraint payment_match_line_id_fkey foreign key (company_id, line_id) references bank_line (company_id, line_id),
    constraint payment_match_line_kind_check1 check ((kind = 'CLASSIFICATION') = (line_kind is not null)),
    constraint payment_match_user_id_check check ((decided_by = 'USER') = (user_id is not null)),
    constraint payment_match_entry_id_check check (status not in ('POSTED', 'UNDOING', 'UNDONE') or entry_id is not null)
);
create unique index payment_match_line_id_key on payment_match (company_id, line_id)
    where status in ('MATCHED', 'POSTED', 'UNDOING');
create index payment_match_list_idx on payment_match (company_id, decided_at, match_id);
create index payment_match_line_idx on payment_match (company_id, line_id);
create index payment_match_waiting_idx on payment_match (decided_at) where status in ('MATCHED', 'UNDOING');

create table match_allocation (
    company_id   uuid   not null,
    match_id     uuid   not null,
    invoice_id   uuid   not null,
    position     integer not null,
    amount_minor bigint not null check (amount_minor <> 0),
    constraint match_allocation_pkey primary key (company_id, match_id, invoice_id),
    constraint match_allocation_match_id_fkey foreign key (company_id, match_id)
        references payment_match (company_id, match_id)
);
create index match_allocation_invoice_idx on match_allocation (company_id, invoice_id);

create table match_part (
    company_id   uuid    not null,
    match_id     uuid    not null,
    position     integer not null,
    type         text    not null check (type in ('ON_ACCOUNT', 'BANK_FEE', 'ROUNDING')),
    amount_minor bigint  not null check (amount_minor <> 0),
    customer_id  uuid,
    constraint match_part_pkey primary key (company_id, match_id, position),
    constraint match_part_match_id_fkey foreign key (company_id, match_id)
        references payment_match (company_id, match_id)
);

-- Lines that wait for the engine: new ones, and those that a later item may explain.
create table match_request (
    company_id   uuid        not null,
    line_id      uuid        not null,
    currency     char(3)     not null,
    requested_at timestamptz not null,
    constraint match_request_pkey primary key (company_id, line_id),
    constraint match_request_line_id_fkey foreign key (company_id, line_id) references bank_line (company_id, line_id)
);
create index match_request_requested_at_idx on match_request (requested_at);

-- What the engine proposes for a line that is not explained yet.
create table line_proposal (
    company_id   uuid        not null,
    line_id      uuid        not null,
    flags        text[]      not null,
    rule_version text        not null,
    evidence     jsonb       not null,
    proposals    jsonb       not null,
    proposed_at  timestamptz not null,
    constraint line_proposal_pkey primary key (company_id, line_id),
    constraint line_proposal_line_id_fkey foreign key (company_id, line_id) references bank_line (company_id, line_id)
);

-- By what an item that comes later finds the lines that may have waited for it.
create table line_token (
    company_id uuid not null,
    kind       text not null check (kind in ('REFERENCE', 'NUMBER', 'FOLDED_NUMBER', 'AMOUNT', 'CUSTOMER')),
    token      text not null,
    line_id    uuid not null,
    constraint line_token_pkey primary key (company_id, kind, token, line_id),
    constraint line_token_line_id_fkey foreign key (company_id, line_id) references bank_line (company_id, line_id)
);
create index line_token_line_idx on line_token (company_id, line_id);
create index bank_line_bank_reference_idx on bank_line (company_id, bank_account_id, bank_reference)
    where bank_reference is not null;
