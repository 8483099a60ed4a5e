-- Products are sold in a unit and for a time; what they cost depends on who buys how much, and when.
alter table product
    add column unit text not null default 'PIECE' check (length(unit) between 1 and 20),
    add column active_from date,
    add column active_until date,
    add column version bigint not null default 1,
    add constraint product_active_check check (active_until >= active_from);

-- A customer is in one price group at most, so that two groups never meet in one price.
create table price_group_member (
    company_id uuid not null,
    customer_id uuid not null,
    price_group text not null check (length(price_group) between 1 and 60),
    primary key (company_id, customer_id)
);

create table price_list (
    company_id uuid not null,
    price_list_id uuid not null,
    name text not null,
    customer_id uuid,
    price_group text check (length(price_group) between 1 and 60),
    currency char(3) not null,
    valid_from date not null,
    valid_until date not null,
    version bigint not null,
    primary key (company_id, price_list_id),
    unique (company_id, name),
    check (valid_until >= valid_from),
    check (customer_id is null or price_group is null)
);
create index price_list_customer_id_idx on price_list (company_id, customer_id);

create table price_rule (
    company_id uuid not null,
    price_list_id uuid not null,
    rule_no integer not null,
    product_code text,
    min_quantity numeric(18, 6) not null check (min_quantity >= 0),
    fixed_price numeric(25, 10) check (fixed_price >= 0),
    percent_off numeric(7, 4) check (percent_off between 0 and 100),
    primary key (company_id, price_list_id, rule_no),
    unique nulls not distinct (company_id, price_list_id, product_code, min_quantity),
    foreign key (company_id, price_list_id) references price_list (company_id, price_list_id),
    foreign key (company_id, product_code) references product (company_id, product_code),
    check ((fixed_price is null) <> (percent_off is null)),
    check (product_code is not null or percent_off is not null)
);
create index price_rule_product_code_idx on price_rule (company_id, product_code);
