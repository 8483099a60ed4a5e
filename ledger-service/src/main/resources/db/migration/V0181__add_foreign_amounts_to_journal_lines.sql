-- A line may also say what it is in another currency. The books still balance in the company's own.
alter table journal_line
    add column foreign_minor bigint,
    add column foreign_currency char(3),
    -- how much of the company's currency one unit of the foreign one was worth to this line
    add column exchange_rate numeric,
    drop constraint journal_line_amount_minor_check,
    -- A small foreign amount may be worth nothing; the line of a revaluation has no foreign amount.
    add constraint journal_line_amount_minor_check
        check (amount_minor > 0 or amount_minor = 0 and foreign_minor > 0),
    add constraint journal_line_foreign_check
        check (num_nonnulls(foreign_minor, foreign_currency, exchange_rate) in (0, 3)
            and foreign_minor >= 0 and foreign_currency <> currency and exchange_rate > 0);

create index journal_line_foreign_currency_idx
    on journal_line (company_id, account_code, foreign_currency, effective_date)
    where foreign_currency is not null;

-- The only currency of an account's lines; null: any.
alter table account add column currency char(3);
