-- The companies whose books are kept here; every other service learns of them by event.
create table company (
    company_id uuid primary key,
    name text not null check (length(name) between 1 and 200),
    base_currency char(3) not null check (base_currency ~ '^[A-Z]{3}$'),
    time_zone text not null,
    locale text not null,
    fiscal_year_start_month smallint not null check (fiscal_year_start_month between 1 and 12),
    version bigint not null check (version > 0),
    created_at timestamptz not null
);
