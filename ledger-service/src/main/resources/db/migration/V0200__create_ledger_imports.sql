-- Charts, entries and open items that come from elsewhere as a file: what each file brought, and what was wrong in it.
create table ledger_import (
    company_id uuid not null references company,
    import_id uuid not null,
    kind text not null constraint ledger_import_kind_check check (kind in ('ACCOUNTS', 'ENTRIES', 'OPEN_ITEMS')),
    dry_run boolean not null,
    on_error text not null constraint ledger_import_on_error_check check (on_error in ('REFUSE', 'SKIP')),
    state text not null
        constraint ledger_import_state_check check (state in ('CHECKED', 'REFUSED', 'DONE', 'REVERTED')),
    file_name text not null constraint ledger_import_file_name_check check (char_length(file_name) <= 200),
    file_sha256 text not null,
    opening_date date,
    row_count int not null,
    error_count int not null,
    totals jsonb not null,
    requested_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    reverted_by uuid,
    reverted_at timestamptz,
    revert_reason text
        constraint ledger_import_revert_reason_check check (char_length(revert_reason) between 1 and 500),
    primary key (company_id, import_id),
    constraint ledger_import_dry_run_check check (not dry_run or state = 'CHECKED'),
    constraint ledger_import_reverted_check check (
        (state = 'REVERTED') = (reverted_at is not null)
            and (reverted_at is null) = (reverted_by is null)
            and (reverted_at is null) = (revert_reason is null))
);

revoke update, delete, truncate on ledger_import from ${appRole};
grant update (state, reverted_by, reverted_at, revert_reason) on ledger_import to ${appRole};

create table ledger_import_error (
    company_id uuid not null,
    import_id uuid not null,
    error_number int not null,
    line_number int not null,
    column_name text not null,
    reason text not null,
    primary key (company_id, import_id, error_number),
    constraint ledger_import_error_import_id_fkey foreign key (company_id, import_id) references ledger_import
);

revoke update, delete, truncate on ledger_import_error from ${appRole};

-- What an import made, each with the name it has in the file.
create table ledger_import_result (
    company_id uuid not null,
    import_id uuid not null,
    result_id uuid not null,
    -- an entry's number, an account's code, an invoice's number
    external_key text not null constraint ledger_import_result_external_key_check check (char_length(external_key) <= 60),
    entry_id uuid,
    account_code text,
    invoice_id uuid,
    reverted boolean not null default false,
    primary key (company_id, import_id, result_id),
    constraint ledger_import_result_import_id_fkey foreign key (company_id, import_id) references ledger_import,
    constraint ledger_import_result_entry_id_fkey foreign key (company_id, entry_id) references journal_entry,
    constraint ledger_import_result_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint ledger_import_result_made_check check (num_nonnulls(entry_id, account_code) = 1)
);

-- An entry of the old books comes in once.
create unique index ledger_import_result_entry_key on ledger_import_result (company_id, external_key)
    where entry_id is not null and invoice_id is null and not reverted;

revoke update, delete, truncate on ledger_import_result from ${appRole};
grant update (reverted) on ledger_import_result to ${appRole};

-- An open item keeps the dates that the customer knows, and enters these books later.
alter table invoice
    add column opening_date date
        constraint invoice_opening_date_check check (opening_date >= invoice_date);
-- An opening that is taken back gives the number of the old books free again.
grant update (external_number) on invoice to ${appRole};

-- An account that an import opened by mistake may go, as long as nothing ever named it. Lines name accounts without a
-- foreign key, so this trigger stands in for it.
create function refuse_removal_of_used_account() returns trigger
    language plpgsql
    as $$
begin
    if exists (
        select from journal_line
        where journal_line.company_id = old.company_id and journal_line.account_code = old.account_code
    ) then
        raise exception 'Account % has lines', old.account_code
            using errcode = 'foreign_key_violation', table = 'journal_line', constraint = 'journal_line_account_code_fkey';
    end if;
    return old;
end
$$;

create trigger account_removal
    before delete on account
    for each row execute function refuse_removal_of_used_account();

-- Says whether it went; whatever else names it keeps it. The application may delete accounts in this way alone.
create function remove_unused_account(company uuid, code text) returns boolean
    language plpgsql
    security definer
    set search_path from current
    as $$
begin
    delete from account
    where account.company_id = company and account.account_code = code
        and account.account_role is null and not account.control;
    return found;
exception
    when foreign_key_violation then
        return false;
end
$$;
