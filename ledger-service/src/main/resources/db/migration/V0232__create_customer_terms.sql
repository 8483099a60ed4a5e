-- What invoices of orders promise and expect, where the order says nothing of it: by customer, or for the whole company
-- (without a customer). Terms that a customer no longer has of its own stay as a row, so that its version goes on.
create table customer_terms (
    company_id uuid not null references company,
    customer_id uuid,
    early_payment_percent numeric
        constraint customer_terms_early_payment_percent_check
            check (early_payment_percent > 0 and early_payment_percent < 100),
    early_payment_days int
        constraint customer_terms_early_payment_days_check check (early_payment_days between 0 and 3650),
    early_payment_reduces_tax boolean,
    withholding_tax_code text,
    withdrawn boolean not null default false,
    set_by uuid not null,
    set_at timestamptz not null default now(),
    version bigint not null,
    constraint customer_terms_customer_id_key unique nulls not distinct (company_id, customer_id),
    constraint customer_terms_early_payment_check
        check (num_nonnulls(early_payment_percent, early_payment_days, early_payment_reduces_tax) in (0, 3)),
    constraint customer_terms_withdrawn_check
        check (not withdrawn or num_nonnulls(early_payment_percent, withholding_tax_code) = 0)
);
