-- A payer who instructs another currency than the account's pays what a document in that currency asks for.
alter table bank_line
    add column instructed_currency char(3),
    add constraint bank_line_instructed_currency_check
        check (instructed_currency is null or (instructed_minor is not null and instructed_currency <> currency));

create index bank_line_instructed_currency_idx on bank_line (company_id, currency, instructed_currency)
    where instructed_currency is not null and match_state = 'UNMATCHED';
