-- What a customer may keep back for paying early, and what was granted: earned by the payment, or given late by hand.
alter table invoice
    add column early_payment_percent numeric
        constraint invoice_early_payment_percent_check check (early_payment_percent > 0 and early_payment_percent < 100),
    add column early_payment_days int
        constraint invoice_early_payment_days_check check (early_payment_days between 0 and 3650),
    add column early_payment_reduces_tax boolean,
    add constraint invoice_early_payment_check
        check (num_nonnulls(early_payment_percent, early_payment_days, early_payment_reduces_tax) in (0, 3));

create table settlement_discount (
    company_id uuid not null references company,
    settlement_discount_id uuid not null,
    invoice_id uuid not null,
    customer_id uuid not null,
    -- the payment that earned it, none when it was given by hand
    match_id uuid,
    effective_date date not null,
    currency char(3) not null,
    -- what the invoice is owed less; with its part of the tax
    amount_minor bigint not null constraint settlement_discount_amount_minor_check check (amount_minor > 0),
    tax_minor bigint not null,
    reduces_tax boolean not null,
    reason text not null constraint settlement_discount_reason_check check (char_length(reason) between 1 and 500),
    granted_by uuid,
    allocation_id uuid not null,
    entry_id uuid not null,
    reversal_entry_id uuid,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, settlement_discount_id),
    constraint settlement_discount_entry_id_key unique (company_id, entry_id),
    constraint settlement_discount_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint settlement_discount_allocation_id_fkey foreign key (company_id, allocation_id) references allocation,
    constraint settlement_discount_tax_minor_check check (tax_minor between 0 and amount_minor),
    constraint settlement_discount_reduces_tax_check check (reduces_tax or tax_minor = 0)
);

create index settlement_discount_invoice_id_idx on settlement_discount (company_id, invoice_id, settlement_discount_id);
create index settlement_discount_match_id_idx on settlement_discount (company_id, match_id) where match_id is not null;

revoke update, delete, truncate on settlement_discount from ${appRole};
grant update (reversal_entry_id) on settlement_discount to ${appRole};
