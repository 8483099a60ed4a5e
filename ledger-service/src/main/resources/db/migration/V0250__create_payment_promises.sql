-- What customers promised to pay, and when. Whether a promise was kept is not stored: the allocations say it.
create table payment_promise (
    company_id uuid not null references company,
    payment_promise_id uuid not null,
    customer_id uuid not null,
    currency char(3) not null,
    amount_minor bigint not null constraint payment_promise_amount_minor_check check (amount_minor > 0),
    made_on date not null,
    promised_date date not null,
    note text constraint payment_promise_note_check check (char_length(note) between 1 and 500),
    recorded_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    withdrawal_reason text
        constraint payment_promise_withdrawal_reason_check check (char_length(withdrawal_reason) between 1 and 500),
    version bigint not null default 1,
    primary key (company_id, payment_promise_id),
    constraint payment_promise_promised_date_check check (promised_date >= made_on),
    constraint payment_promise_withdrawn_check check (
        (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null))
);

create index payment_promise_customer_id_idx on payment_promise (company_id, customer_id, promised_date);
create index payment_promise_promised_date_idx on payment_promise (company_id, promised_date);

revoke update, delete, truncate on payment_promise from ${appRole};
grant update (withdrawn_by, withdrawn_at, withdrawal_reason, version) on payment_promise to ${appRole};

create table payment_promise_invoice (
    company_id uuid not null,
    payment_promise_id uuid not null,
    invoice_id uuid not null,
    primary key (company_id, payment_promise_id, invoice_id),
    constraint payment_promise_invoice_payment_promise_id_fkey foreign key (company_id, payment_promise_id)
        references payment_promise,
    constraint payment_promise_invoice_invoice_id_fkey foreign key (company_id, invoice_id) references invoice
);

create index payment_promise_invoice_invoice_id_idx on payment_promise_invoice (company_id, invoice_id);

revoke update, delete, truncate on payment_promise_invoice from ${appRole};
