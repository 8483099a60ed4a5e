-- Settlements of customers' items that people agreed on in reconciliation: posted once and taken back once, as a whole.
create table posted_settlement (
    company_id uuid not null references company,
    settlement_id uuid not null,
    customer_id uuid not null,
    status text not null constraint posted_settlement_status_check check (status in ('POSTED', 'REFUSED', 'UNDONE')),
    -- the last request that was answered
    last_request int not null,
    effective_date date not null,
    decided_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, settlement_id)
);

revoke delete, truncate on posted_settlement from ${appRole};

create table posted_settlement_part (
    company_id uuid not null,
    settlement_id uuid not null,
    request int not null,
    part_number int not null,
    allocation_id uuid not null,
    credit_note_id uuid,
    primary key (company_id, settlement_id, request, part_number),
    constraint posted_settlement_part_settlement_id_fkey foreign key (company_id, settlement_id)
        references posted_settlement,
    constraint posted_settlement_part_allocation_id_key unique (company_id, allocation_id)
);

revoke update, delete, truncate on posted_settlement_part from ${appRole};
