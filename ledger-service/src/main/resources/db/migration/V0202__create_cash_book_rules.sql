-- Names for what a cash book often holds, so that who writes it need not know the chart of accounts.
create table cash_book_rule (
    company_id uuid not null references company,
    rule_name text not null constraint cash_book_rule_rule_name_check check (rule_name ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    counter_account_code text not null,
    changed_by uuid not null,
    version bigint not null default 1,
    primary key (company_id, rule_name),
    constraint cash_book_rule_counter_account_code_fkey
        foreign key (company_id, counter_account_code) references account
);

revoke delete, truncate on cash_book_rule from ${appRole};
