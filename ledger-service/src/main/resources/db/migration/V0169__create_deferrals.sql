-- Amounts paid or invoiced now that belong to later months: one entry a month, posted by the clock.
create table deferral (
    company_id uuid not null references company,
    deferral_id uuid not null,
    kind text not null constraint deferral_kind_check check (kind in ('PREPAID_EXPENSE', 'DEFERRED_REVENUE')),
    description text not null constraint deferral_description_check check (char_length(description) between 1 and 500),
    currency char(3) not null,
    amount_minor bigint not null constraint deferral_amount_minor_check check (amount_minor > 0),
    months int not null constraint deferral_months_check check (months between 1 and 600),
    first_month date not null constraint deferral_first_month_check check (extract(day from first_month) = 1),
    -- where the amount waits, and where it goes month by month
    balance_account_code text not null,
    result_account_code text not null,
    -- the document behind it
    invoice_id uuid,
    document_entry_id uuid,
    -- the entry that moved it out of the result, where the document had posted it there
    transfer_entry_id uuid,
    created_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, deferral_id),
    constraint deferral_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint deferral_document_entry_id_fkey foreign key (company_id, document_entry_id) references journal_entry,
    constraint deferral_balance_account_code_fkey foreign key (company_id, balance_account_code) references account,
    constraint deferral_result_account_code_fkey foreign key (company_id, result_account_code) references account
);

revoke update, delete, truncate on deferral from ${appRole};

create table deferral_instalment (
    company_id uuid not null,
    deferral_id uuid not null,
    instalment_number int not null constraint deferral_instalment_number_check check (instalment_number >= 1),
    instalment_id uuid not null,
    due_date date not null,
    currency char(3) not null,
    -- zero when an amount is smaller than its months: there is nothing to post then
    amount_minor bigint not null constraint deferral_instalment_amount_minor_check check (amount_minor >= 0),
    effective_date date,
    entry_id uuid,
    primary key (company_id, deferral_id, instalment_number),
    constraint deferral_instalment_instalment_id_key unique (company_id, instalment_id),
    constraint deferral_instalment_entry_id_key unique (company_id, entry_id),
    constraint deferral_instalment_deferral_id_fkey foreign key (company_id, deferral_id) references deferral,
    constraint deferral_instalment_posted_check check ((effective_date is null) = (entry_id is null))
);

create index deferral_instalment_due_idx
    on deferral_instalment (due_date, company_id, deferral_id, instalment_number)
    where entry_id is null and amount_minor > 0;

revoke update, delete, truncate on deferral_instalment from ${appRole};
grant update (effective_date, entry_id) on deferral_instalment to ${appRole};
