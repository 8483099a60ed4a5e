-- What a unit of a product costs by standard, from a day on. A row is never changed: a correction is a later one, so that a report of what was known at an instant stays as it was.
create table standard_cost (
    company_id uuid not null,
    product_code text not null,
    currency char(3) not null,
    valid_from date not null,
    entry_no bigint generated always as identity,
    unit_cost numeric(19, 6) not null check (unit_cost >= 0),
    entered_by uuid not null,
    entered_at timestamptz not null,
    primary key (company_id, product_code, currency, valid_from, entry_no),
    foreign key (company_id, product_code) references product (company_id, product_code)
);
revoke update, delete, truncate on standard_cost from ${appRole};
