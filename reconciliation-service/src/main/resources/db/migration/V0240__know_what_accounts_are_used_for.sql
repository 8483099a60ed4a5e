-- Which account has which role in a company's chart, as the sealed blocks tell it: charts differ in their codes. A role may move to another account: earlier ones stay, with what was booked on them.
create table ledger_account_role (
    company_id   uuid not null,
    role         text not null,
    account_code text not null,
    constraint ledger_account_role_pkey primary key (company_id, role, account_code)
);
