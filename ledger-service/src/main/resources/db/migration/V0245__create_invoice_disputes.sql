-- What customers dispute of invoices: an open one marks its invoice, and its outcome is booked once.
create table invoice_dispute (
    company_id uuid not null references company,
    dispute_id uuid not null,
    invoice_id uuid not null,
    currency char(3) not null,
    amount_minor bigint not null constraint invoice_dispute_amount_minor_check check (amount_minor > 0),
    reason_code text not null constraint invoice_dispute_reason_code_check check (char_length(reason_code) between 1 and 40),
    status text not null constraint invoice_dispute_status_check
        check (status in ('OPEN', 'CREDITED', 'ADJUSTED', 'REJECTED', 'WITHDRAWN')),
    -- the last request that was answered
    last_request int not null default 0,
    settled_minor bigint,
    effective_date date,
    decided_by uuid,
    credit_note_id uuid,
    entry_id uuid,
    recorded_at timestamptz not null default recorded_now(),
    settled_at timestamptz,
    primary key (company_id, dispute_id),
    constraint invoice_dispute_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint invoice_dispute_credit_note_id_fkey foreign key (company_id, credit_note_id) references credit_note,
    constraint invoice_dispute_settled_at_check check ((status = 'OPEN') = (settled_at is null)),
    constraint invoice_dispute_credit_note_check check ((status = 'CREDITED') = (credit_note_id is not null)),
    constraint invoice_dispute_entry_check check ((status in ('CREDITED', 'ADJUSTED')) = (entry_id is not null))
);

create index invoice_dispute_open_idx on invoice_dispute (company_id, invoice_id) where status = 'OPEN';

revoke update, delete, truncate on invoice_dispute from ${appRole};
grant update (status, last_request, settled_minor, effective_date, decided_by, credit_note_id, entry_id, settled_at)
    on invoice_dispute to ${appRole};
