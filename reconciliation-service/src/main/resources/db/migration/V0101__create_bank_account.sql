-- A company's own bank accounts; the ledger answers with the accounts that stand for them.
create table bank_account (
    company_id            uuid        not null,
    bank_account_id       uuid        not null,
    name                  text        not null check (length(name) between 1 and 200),
    iban                  text        check (iban ~ '^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$'),
    number                text        check (length(number) between 1 and 64),
    identification        text        not null,
    currency              char(3)     not null,
    opening_minor         bigint      not null,
    opening_date          date        not null,
    account_code          text,
    clearing_account_code text,
    connected_at          timestamptz not null,
    version               bigint      not null default 1,
    constraint bank_account_pkey primary key (company_id, bank_account_id),
    -- The IBAN or the number without spaces and punctuation: the same account is connected once.
    constraint bank_account_identification_key unique (company_id, identification),
    constraint bank_account_identified_check check (iban is not null or number is not null)
);
