-- The chart of accounts: a tree; summary accounts group, only postable ones take lines.
create table account (
    company_id uuid not null references company,
    account_code text not null constraint account_account_code_check check (account_code ~ '^[0-9A-Z]{1,10}(\.[0-9A-Z]{1,9})?$'),
    name text not null constraint account_name_check check (char_length(name) between 1 and 120),
    account_type text not null
        constraint account_account_type_check check (account_type in ('ASSET', 'LIABILITY', 'EQUITY', 'REVENUE', 'EXPENSE')),
    account_role text,
    parent_code text,
    control boolean not null default false,
    postable boolean not null default true,
    active boolean not null default true,
    version bigint not null default 1,
    primary key (company_id, account_code),
    constraint account_account_role_key unique (company_id, account_role),
    constraint account_parent_code_fkey foreign key (company_id, parent_code) references account
);

-- The two accounts of each bank account: the one that equals the statement, and its clearing.
create table bank_gl_account (
    company_id uuid not null references company,
    bank_account_id uuid not null,
    bank_code text not null,
    clearing_code text not null,
    currency char(3) not null,
    primary key (company_id, bank_account_id),
    constraint bank_gl_account_bank_code_fkey foreign key (company_id, bank_code) references account,
    constraint bank_gl_account_clearing_code_fkey foreign key (company_id, clearing_code) references account
);

-- Lines refer to accounts without a row-by-row foreign key, so an account must stay.
revoke delete, truncate on account, bank_gl_account from ${appRole};
