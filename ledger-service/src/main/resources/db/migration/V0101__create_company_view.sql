-- The books belong to a company; what the ledger must know of it comes from identity-service.
create table company (
    company_id uuid not null primary key,
    name text not null,
    base_currency char(3) not null,
    time_zone text not null,
    locale text not null,
    fiscal_year_start_month int not null
        constraint company_fiscal_year_start_month_check check (fiscal_year_start_month between 1 and 12)
);
