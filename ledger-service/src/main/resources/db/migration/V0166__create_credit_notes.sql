-- Credit notes correct invoices, or credit a customer freely. What they settle posts nothing: it stays in receivables.
create table document_series (
    company_id uuid not null references company,
    series text not null constraint document_series_series_check check (series ~ '^[A-Z]{2,5}-[0-9]{4}$'),
    last_number bigint not null constraint document_series_last_number_check check (last_number >= 1),
    primary key (company_id, series)
);

revoke delete, truncate on document_series from ${appRole};

create table credit_note (
    company_id uuid not null references company,
    credit_note_id uuid not null,
    series text not null,
    series_number bigint not null constraint credit_note_series_number_check check (series_number >= 1),
    credit_note_number text not null,
    customer_id uuid not null,
    invoice_id uuid,
    credit_note_date date not null,
    reason text not null constraint credit_note_reason_check check (char_length(reason) between 1 and 500),
    price_mode text not null
        constraint credit_note_price_mode_check check (price_mode in ('TAX_EXCLUSIVE', 'TAX_INCLUSIVE')),
    tax_method text not null constraint credit_note_tax_method_check check (tax_method in ('PER_LINE', 'PER_DOCUMENT')),
    rounding_mode text not null
        constraint credit_note_rounding_mode_check check (rounding_mode in ('HALF_UP', 'HALF_EVEN', 'DOWN')),
    rounding_increment_minor bigint not null
        constraint credit_note_rounding_increment_minor_check check (rounding_increment_minor >= 1),
    -- Which rule made each figure. Kept and not computed again: what is left of an invoice depends on the moment.
    rounding_trace jsonb not null,
    currency char(3) not null,
    net_minor bigint not null constraint credit_note_net_minor_check check (net_minor >= 0),
    tax_minor bigint not null constraint credit_note_tax_minor_check check (tax_minor >= 0),
    total_minor bigint not null constraint credit_note_total_minor_check check (total_minor > 0),
    -- the sum of its movements; kept here so that two uses meet on one row
    open_minor bigint not null,
    entry_id uuid not null,
    issued_by uuid not null,
    version bigint not null default 1,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, credit_note_id),
    constraint credit_note_series_fkey foreign key (company_id, series) references document_series,
    constraint credit_note_series_series_number_key unique (company_id, series, series_number),
    constraint credit_note_entry_id_key unique (company_id, entry_id),
    constraint credit_note_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint credit_note_totals_check check (net_minor + tax_minor = total_minor),
    constraint credit_note_open_minor_check check (open_minor between 0 and total_minor)
);

create index credit_note_customer_id_idx on credit_note (company_id, customer_id, credit_note_id);
create index credit_note_invoice_id_idx on credit_note (company_id, invoice_id) where invoice_id is not null;
create index credit_note_open_idx on credit_note (company_id, credit_note_id) where open_minor > 0;

revoke update, delete, truncate on credit_note from ${appRole};
grant update (open_minor, version) on credit_note to ${appRole};

create table credit_note_line (
    company_id uuid not null,
    credit_note_id uuid not null,
    line_number int not null constraint credit_note_line_line_number_check check (line_number >= 1),
    -- the line of the invoice that it takes back, where there is an invoice
    invoice_id uuid,
    invoice_line_number int,
    product_code text,
    description text not null,
    -- none when a price was reduced and nothing came back
    quantity numeric constraint credit_note_line_quantity_check check (quantity >= 0),
    tax_code text not null,
    tax_rate_percent numeric not null
        constraint credit_note_line_tax_rate_percent_check check (tax_rate_percent between 0 and 100),
    net_minor bigint not null constraint credit_note_line_net_minor_check check (net_minor >= 0),
    tax_minor bigint not null constraint credit_note_line_tax_minor_check check (tax_minor >= 0),
    currency char(3) not null,
    primary key (company_id, credit_note_id, line_number),
    constraint credit_note_line_credit_note_id_fkey foreign key (company_id, credit_note_id) references credit_note,
    constraint credit_note_line_invoice_line_number_fkey
        foreign key (company_id, invoice_id, invoice_line_number) references invoice_line,
    constraint credit_note_line_invoice_check check ((invoice_id is null) = (invoice_line_number is null))
);

create index credit_note_line_invoice_line_number_idx
    on credit_note_line (company_id, invoice_id, invoice_line_number) where invoice_id is not null;

revoke update, delete, truncate on credit_note_line from ${appRole};

create table credit_note_movement (
    company_id uuid not null,
    credit_note_movement_id uuid not null,
    credit_note_id uuid not null,
    -- positive when the credit comes or is given back, negative when it is used
    amount_minor bigint not null constraint credit_note_movement_amount_minor_check check (amount_minor <> 0),
    currency char(3) not null,
    effective_date date not null,
    recorded_at timestamptz not null default recorded_now(),
    allocation_id uuid,
    refund_id uuid,
    primary key (company_id, credit_note_movement_id),
    constraint credit_note_movement_credit_note_id_fkey foreign key (company_id, credit_note_id) references credit_note,
    constraint credit_note_movement_allocation_id_fkey foreign key (company_id, allocation_id) references allocation
);

create index credit_note_movement_credit_note_id_idx
    on credit_note_movement (company_id, credit_note_id, credit_note_movement_id);
create index credit_note_movement_effective_date_idx on credit_note_movement (company_id, effective_date);
create index credit_note_movement_recorded_at_idx on credit_note_movement (company_id, recorded_at);

revoke update, delete, truncate on credit_note_movement from ${appRole};

-- Documents of ours settle invoices, as payments do.
alter table allocation
    add column document_kind text
        constraint allocation_document_kind_check check (document_kind ~ '^[A-Z_]{1,30}$'),
    add column document_id uuid,
    alter column entry_id drop not null,
    drop constraint allocation_cause_check,
    add constraint allocation_cause_check check (num_nonnulls(match_id, customer_credit_id, document_id) = 1),
    add constraint allocation_document_check check ((document_kind is null) = (document_id is null)),
    add constraint allocation_entry_id_check check (entry_id is not null or document_kind = 'CREDIT_NOTE');

create index allocation_document_id_idx on allocation (company_id, document_id) where document_id is not null;

-- Credits that are paid back: asked for by one person, approved and posted by another.
create table refund (
    company_id uuid not null references company,
    refund_id uuid not null,
    -- numbered when posted, so that a refused request leaves no gap
    series text,
    series_number bigint constraint refund_series_number_check check (series_number >= 1),
    refund_number text,
    customer_id uuid not null,
    credit_note_id uuid,
    customer_credit_id uuid,
    refund_date date not null,
    currency char(3) not null,
    amount_minor bigint not null constraint refund_amount_minor_check check (amount_minor > 0),
    reason text not null constraint refund_reason_check check (char_length(reason) between 1 and 500),
    status text not null constraint refund_status_check check (status in ('REQUESTED', 'APPROVED', 'REJECTED')),
    requested_by uuid not null,
    decided_by uuid,
    decision_reason text
        constraint refund_decision_reason_check check (char_length(decision_reason) between 1 and 500),
    account_code text,
    entry_id uuid,
    version bigint not null default 1,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, refund_id),
    constraint refund_series_fkey foreign key (company_id, series) references document_series,
    constraint refund_series_series_number_key unique (company_id, series, series_number),
    constraint refund_entry_id_key unique (company_id, entry_id),
    constraint refund_credit_note_id_fkey foreign key (company_id, credit_note_id) references credit_note,
    constraint refund_customer_credit_id_fkey foreign key (company_id, customer_credit_id) references customer_credit,
    constraint refund_credit_check check (num_nonnulls(credit_note_id, customer_credit_id) = 1),
    constraint refund_approved_check check (
        (status = 'APPROVED') = (entry_id is not null) and (status = 'APPROVED') = (series_number is not null)
        and (status = 'APPROVED') = (account_code is not null)),
    constraint refund_decided_check check ((status = 'REQUESTED') = (decided_by is null)),
    constraint refund_four_eyes_check check (status <> 'APPROVED' or decided_by <> requested_by)
);

create index refund_customer_id_idx on refund (company_id, customer_id, refund_id);
create index refund_requested_idx on refund (company_id, refund_id) where status = 'REQUESTED';

revoke update, delete, truncate on refund from ${appRole};
grant update (series, series_number, refund_number, status, decided_by, decision_reason, account_code, entry_id, version)
    on refund to ${appRole};
