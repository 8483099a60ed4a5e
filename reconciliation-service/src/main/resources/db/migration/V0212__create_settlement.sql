-- What a customer owes, netted against what we owe the customer: agreed by two people, posted once by the ledger.
create table settlement (
    company_id     uuid        not null,
    settlement_id  uuid        not null,
    customer_id    uuid        not null,
    currency       char(3)     not null,
    from_date      date,
    to_date        date        not null,
    effective_date date        not null,
    settled_minor  bigint      not null check (settled_minor > 0),
    net_minor      bigint      not null,
    status         text        not null
        check (status in ('DRAFT', 'APPROVED', 'POSTED', 'UNDOING', 'UNDONE', 'WITHDRAWN')),
    drafted_by     uuid        not null,
    drafted_at     timestamptz not null,
    approved_by    uuid,
    undone_by      uuid,
    undo_reason    text,
    requests       integer     not null check (requests >= 0),
    refusal_code   text,
    refusal_detail text,
    entry_ids      uuid[]      not null default '{}',
    reversal_ids   uuid[]      not null default '{}',
    changed_at     timestamptz not null,
    version        bigint      not null,
    constraint settlement_pkey primary key (company_id, settlement_id),
    constraint settlement_four_eyes_check check (approved_by is null or approved_by <> drafted_by),
    constraint settlement_approved_check check (
        (approved_by is not null) = (status in ('APPROVED', 'POSTED', 'UNDOING', 'UNDONE')))
);
create index settlement_customer_idx on settlement (company_id, customer_id, settlement_id);
revoke delete, truncate on settlement from ${appRole};

create table settlement_line (
    company_id    uuid    not null,
    settlement_id uuid    not null,
    line_number   integer not null,
    kind          text    not null check (kind in ('INVOICE', 'CREDIT_NOTE', 'ON_ACCOUNT')),
    item_id       uuid,
    item_number   text,
    open_minor    bigint  not null check (open_minor > 0),
    settled_minor bigint  not null check (settled_minor between 0 and open_minor),
    constraint settlement_line_pkey primary key (company_id, settlement_id, line_number),
    constraint settlement_line_settlement_id_fkey foreign key (company_id, settlement_id)
        references settlement (company_id, settlement_id),
    constraint settlement_line_item_id_check check ((kind = 'ON_ACCOUNT') = (item_id is null))
);
revoke update, delete, truncate on settlement_line from ${appRole};
