-- Exchange rates as somebody quoted them. A corrected rate is a new version: what was used stays readable.
create table exchange_rate (
    company_id uuid not null references company,
    exchange_rate_id uuid not null,
    version bigint not null constraint exchange_rate_version_check check (version >= 1),
    base_currency char(3) not null,
    quote_currency char(3) not null,
    rate_date date not null
        constraint exchange_rate_rate_date_check check (rate_date between date '1900-01-01' and date '2199-12-31'),
    source text not null constraint exchange_rate_source_check check (source ~ '^[A-Z0-9_]{1,20}$'),
    -- how much of the quote currency one unit of the base currency costs
    rate numeric(30, 12) not null constraint exchange_rate_rate_check check (rate > 0),
    recorded_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, exchange_rate_id, version),
    constraint exchange_rate_quote_key unique (company_id, base_currency, quote_currency, rate_date, source, version),
    constraint exchange_rate_currencies_check check (base_currency <> quote_currency)
);

create trigger exchange_rate_immutable
    before update or delete or truncate on exchange_rate
    for each statement execute function refuse_change();
revoke update, delete, truncate on exchange_rate from ${appRole};

-- What a company does otherwise than ISO 4217: the smallest step of its amounts in a currency.
create table currency_practice (
    company_id uuid not null references company,
    currency char(3) not null,
    rounding_increment_minor bigint not null
        constraint currency_practice_rounding_increment_minor_check
            check (rounding_increment_minor between 1 and 1000000),
    version bigint not null default 1,
    primary key (company_id, currency)
);

revoke delete, truncate on currency_practice from ${appRole};
