-- Orders: what the customer is bound to; totals are stored as they were agreed.
create table order_counter (
    company_id uuid not null,
    order_year integer not null,
    last_number bigint not null,
    primary key (company_id, order_year)
);

create table sales_order (
    company_id uuid not null,
    order_id uuid not null,
    order_number text,
    deal_id uuid,
    customer_id uuid not null,
    status text not null check (status in ('DRAFT', 'CONFIRMED')),
    order_date date,
    payment_term_days integer not null check (payment_term_days between 0 and 3650),
    currency char(3) not null,
    price_mode text not null check (price_mode in ('TAX_EXCLUSIVE', 'TAX_INCLUSIVE')),
    tax_method text not null check (tax_method in ('PER_LINE', 'PER_DOCUMENT')),
    rounding text not null check (rounding in ('HALF_UP', 'HALF_EVEN', 'DOWN')),
    net_minor bigint not null check (net_minor >= 0),
    tax_minor bigint not null check (tax_minor >= 0),
    total_minor bigint not null check (total_minor = net_minor + tax_minor),
    owner_user_id uuid not null,
    version bigint not null,
    primary key (company_id, order_id),
    unique (company_id, order_number),
    foreign key (company_id, deal_id) references deal (company_id, deal_id),
    check ((status = 'CONFIRMED') = (order_number is not null and order_date is not null))
);
create index sales_order_deal_idx on sales_order (company_id, deal_id);

create table sales_order_line (
    company_id uuid not null,
    order_id uuid not null,
    line_id uuid not null,
    line_no integer not null,
    product_code text not null,
    description text not null,
    quantity numeric(18, 6) not null check (quantity > 0),
    unit_price numeric(25, 10) not null check (unit_price >= 0),
    discount_percent numeric(7, 4) not null,
    tax_code text not null,
    tax_rate_percent numeric(7, 4) not null,
    net_minor bigint not null,
    tax_minor bigint not null,
    primary key (company_id, order_id, line_id),
    foreign key (company_id, order_id) references sales_order (company_id, order_id)
);
