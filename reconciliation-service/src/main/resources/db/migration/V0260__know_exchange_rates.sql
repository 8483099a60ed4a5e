-- What the ledger's people and feeds quote: what came may be the money for a document in another currency.
create table exchange_rate_view (
    company_id       uuid           not null,
    exchange_rate_id uuid           not null,
    base_currency    char(3)        not null,
    quote_currency   char(3)        not null,
    rate_date        date           not null,
    source           text           not null,
    rate             numeric(27,12) not null check (rate > 0),
    version          bigint         not null,
    constraint exchange_rate_view_pkey primary key (company_id, exchange_rate_id)
);
create index exchange_rate_view_pair_idx on exchange_rate_view (company_id, base_currency, quote_currency, rate_date);
