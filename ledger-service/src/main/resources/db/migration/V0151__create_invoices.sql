-- Invoices: issued once, with a number from a counter row of the same transaction, so that no number is missing.
create table invoice_series (
    company_id uuid not null references company,
    series text not null constraint invoice_series_series_check check (series ~ '^[A-Z]{2,5}-[0-9]{4}$'),
    last_number bigint not null constraint invoice_series_last_number_check check (last_number >= 1),
    primary key (company_id, series)
);

revoke delete, truncate on invoice_series from ${appRole};

create table invoice (
    company_id uuid not null references company,
    invoice_id uuid not null,
    series text not null,
    series_number bigint not null constraint invoice_series_number_check check (series_number >= 1),
    invoice_number text not null,
    external_number text
        constraint invoice_external_number_check check (char_length(external_number) between 1 and 60),
    customer_id uuid not null,
    order_id uuid,
    deal_id uuid,
    invoice_date date not null,
    due_date date not null,
    payment_reference text not null
        constraint invoice_payment_reference_check check (payment_reference ~ '^RF[0-9]{2}[0-9A-Z]{1,21}$'),
    -- How the figures came about: kept with them, so that they can be followed years later.
    price_mode text not null
        constraint invoice_price_mode_check check (price_mode in ('TAX_EXCLUSIVE', 'TAX_INCLUSIVE')),
    tax_method text not null constraint invoice_tax_method_check check (tax_method in ('PER_LINE', 'PER_DOCUMENT')),
    rounding_mode text not null
        constraint invoice_rounding_mode_check check (rounding_mode in ('HALF_UP', 'HALF_EVEN', 'DOWN')),
    rounding_increment_minor bigint not null
        constraint invoice_rounding_increment_minor_check check (rounding_increment_minor >= 1),
    discount_percent numeric
        constraint invoice_discount_percent_check check (discount_percent between 0 and 100),
    discount_minor bigint constraint invoice_discount_minor_check check (discount_minor >= 0),
    currency char(3) not null,
    net_minor bigint not null constraint invoice_net_minor_check check (net_minor >= 0),
    tax_minor bigint not null constraint invoice_tax_minor_check check (tax_minor >= 0),
    total_minor bigint not null constraint invoice_total_minor_check check (total_minor > 0),
    -- total less the allocations; kept here so that two payments meet on one row
    open_minor bigint not null,
    disputed boolean not null,
    entry_id uuid not null,
    content_digest text not null,
    version bigint not null default 1,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, invoice_id),
    constraint invoice_series_fkey foreign key (company_id, series) references invoice_series,
    constraint invoice_series_series_number_key unique (company_id, series, series_number),
    constraint invoice_invoice_number_key unique (company_id, invoice_number),
    constraint invoice_external_number_key unique (company_id, external_number),
    constraint invoice_order_id_key unique (company_id, order_id),
    constraint invoice_entry_id_key unique (company_id, entry_id),
    constraint invoice_due_date_check check (due_date >= invoice_date),
    constraint invoice_totals_check check (net_minor + tax_minor = total_minor),
    constraint invoice_discount_check check (discount_percent is null or discount_minor is null),
    constraint invoice_open_minor_check check (open_minor between 0 and total_minor)
)
-- Paying an invoice updates its row in place.
with (fillfactor = 80);

create index invoice_invoice_date_idx on invoice (company_id, invoice_date, invoice_id);
create index invoice_customer_id_idx on invoice (company_id, customer_id, invoice_date, invoice_id);
create index invoice_open_idx on invoice (company_id, due_date, invoice_id) where open_minor > 0;

-- Only what is owed changes, and whether the customer disputes it.
revoke update, delete, truncate on invoice from ${appRole};
grant update (open_minor, disputed, version) on invoice to ${appRole};

create table invoice_line (
    company_id uuid not null,
    invoice_id uuid not null,
    line_number int not null constraint invoice_line_line_number_check check (line_number >= 1),
    line_id uuid not null,
    product_code text,
    description text not null,
    quantity numeric not null constraint invoice_line_quantity_check check (quantity > 0),
    unit_price numeric not null constraint invoice_line_unit_price_check check (unit_price >= 0),
    discount_percent numeric not null
        constraint invoice_line_discount_percent_check check (discount_percent between 0 and 100),
    tax_code text not null,
    tax_rate_percent numeric not null
        constraint invoice_line_tax_rate_percent_check check (tax_rate_percent between 0 and 100),
    tax_base_numerator int not null,
    tax_base_denominator int not null,
    net_minor bigint not null constraint invoice_line_net_minor_check check (net_minor >= 0),
    tax_minor bigint not null constraint invoice_line_tax_minor_check check (tax_minor >= 0),
    total_minor bigint not null,
    currency char(3) not null,
    primary key (company_id, invoice_id, line_number),
    constraint invoice_line_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint invoice_line_line_id_key unique (company_id, invoice_id, line_id),
    constraint invoice_line_totals_check check (net_minor + tax_minor = total_minor)
);

revoke update, delete, truncate on invoice_line from ${appRole};
