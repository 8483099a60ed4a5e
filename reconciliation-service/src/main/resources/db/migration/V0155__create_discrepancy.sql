-- Differences that someone has to look at: opened and closed by the state of things, or resolved by a person.
create table discrepancy (
    company_id     uuid        not null,
    discrepancy_id uuid        not null,
    kind           text        not null check (kind in ('UNDERPAID', 'OVERPAID', 'UNKNOWN_MONEY', 'AMBIGUOUS', 'DUPLICATE',
        'PREPAYMENT', 'REFUSED_BY_LEDGER', 'STATEMENT_GAP', 'RETURNED')),
    subject_type   text        not null check (subject_type in ('BANK_LINE', 'MATCH', 'BANK_STATEMENT')),
    subject_id     uuid        not null,
    line_id        uuid,
    amount_minor   bigint      not null,
    currency       char(3)     not null,
    detail         text        not null,
    status         text        not null check (status in ('OPEN', 'CLOSED', 'RESOLVED')),
    cause_code     text,
    comment        text,
    resolved_by    uuid,
    opened_at      timestamptz not null,
    closed_at      timestamptz,
    constraint discrepancy_pkey primary key (company_id, discrepancy_id),
    constraint discrepancy_closed_at_check check ((status = 'OPEN') = (closed_at is null)),
    constraint discrepancy_resolved_check check ((status = 'RESOLVED') = (cause_code is not null and resolved_by is not null))
);
create unique index discrepancy_open_key on discrepancy (company_id, kind, subject_id) where status = 'OPEN';
create index discrepancy_list_idx on discrepancy (company_id, opened_at, discrepancy_id);
create index discrepancy_line_idx on discrepancy (company_id, line_id) where line_id is not null;
