-- The journal: written once, never changed, and balanced by the database's own check.

-- When an entry was recorded: the database's clock, one value for the entries of one statement.
create function recorded_now() returns timestamptz
    language sql stable
    as 'select statement_timestamp()';

create table journal_entry (
    company_id uuid not null,
    entry_id uuid not null,
    effective_date date not null
        constraint journal_entry_effective_date_check check (effective_date between date '1900-01-01' and date '2199-12-31'),
    document_date date not null
        constraint journal_entry_document_date_check check (document_date between date '1900-01-01' and date '2199-12-31'),
    recorded_at timestamptz not null default recorded_now(),
    source text not null constraint journal_entry_source_check check (source ~ '^[A-Z_]{1,30}$'),
    source_id uuid,
    entry_text text not null constraint journal_entry_entry_text_check check (char_length(entry_text) <= 500),
    posted_by uuid,
    line_count int not null constraint journal_entry_line_count_check check (line_count between 2 and 1000),
    -- Lets the line check know "of this transaction" and the sealer know "all before this one have ended".
    transaction_id xid8 not null default pg_current_xact_id(),
    primary key (company_id, entry_id)
);

-- A fact is posted once. An entry may be reversed again after its reversal was reversed.
create unique index journal_entry_source_source_id_key on journal_entry (company_id, source, source_id)
    where source <> 'REVERSAL';
create index journal_entry_effective_date_idx on journal_entry (company_id, effective_date, entry_id);
create index journal_entry_transaction_id_idx on journal_entry (company_id, transaction_id, entry_id);

create table journal_line (
    company_id uuid not null,
    entry_id uuid not null,
    line_number int not null constraint journal_line_line_number_check check (line_number >= 1),
    account_code text not null,
    side text not null constraint journal_line_side_check check (side in ('DEBIT', 'CREDIT')),
    amount_minor bigint not null constraint journal_line_amount_minor_check check (amount_minor > 0),
    currency char(3) not null,
    -- The entry's dates again, so that a report finds an account's lines of a few days by one index.
    effective_date date not null,
    recorded_at timestamptz not null,
    dimensions jsonb not null default '{}',
    primary key (company_id, entry_id, line_number)
);

create index journal_line_account_code_idx on journal_line (company_id, account_code, effective_date, entry_id);
create index journal_line_recorded_at_idx on journal_line (company_id, recorded_at);

-- One check per statement over all lines it wrote: a row by row check would cost a third of the batch rate.
-- It also stands in for two foreign keys (entry, account), whose row locks would meet on the hottest accounts.
create function check_journal_lines() returns trigger
    language plpgsql
    as $$
declare
    wrong record;
begin
    select written.company_id, written.entry_id into wrong
    from (
        select company_id, entry_id, count(*) as lines,
            sum(case side when 'DEBIT' then amount_minor else -amount_minor end) as balance,
            min(currency) as currency, max(currency) as other_currency,
            min(effective_date) as effective_date, max(effective_date) as other_effective_date,
            min(recorded_at) as recorded_at, max(recorded_at) as other_recorded_at
        from new_line
        group by company_id, entry_id
    ) written
    left join journal_entry entry on entry.company_id = written.company_id and entry.entry_id = written.entry_id
    where entry.entry_id is null
        or entry.transaction_id <> pg_current_xact_id()
        or entry.line_count <> written.lines
        or written.balance <> 0
        or written.currency <> written.other_currency
        or entry.effective_date <> written.effective_date
        or entry.effective_date <> written.other_effective_date
        or entry.recorded_at <> written.recorded_at
        or entry.recorded_at <> written.other_recorded_at
    limit 1;
    if found then
        raise exception 'The lines of entry % do not balance, are not complete or come after their entry', wrong.entry_id
            using errcode = 'check_violation', table = 'journal_line', constraint = 'journal_line_entry_check';
    end if;
    select used.company_id, used.account_code into wrong
    from (select distinct company_id, account_code from new_line) used
    where not exists (
        select from account
        where account.company_id = used.company_id and account.account_code = used.account_code and account.postable
    )
    limit 1;
    if found then
        raise exception 'There is no account % to post to', wrong.account_code
            using errcode = 'foreign_key_violation', table = 'journal_line', constraint = 'journal_line_account_code_fkey';
    end if;
    return null;
end
$$;

create trigger journal_line_check
    after insert on journal_line
    referencing new table as new_line
    for each statement execute function check_journal_lines();

-- An entry comes with its lines, in one statement.
create function check_journal_entries() returns trigger
    language plpgsql
    as $$
declare
    wrong uuid;
begin
    select entry.entry_id into wrong
    from new_entry entry
    where not exists (
        select from journal_line line
        where line.company_id = entry.company_id and line.entry_id = entry.entry_id
    )
    limit 1;
    if found then
        raise exception 'Entry % comes without its lines', wrong
            using errcode = 'check_violation', table = 'journal_entry', constraint = 'journal_entry_lines_check';
    end if;
    return null;
end
$$;

create trigger journal_entry_check
    after insert on journal_entry
    referencing new table as new_entry
    for each statement execute function check_journal_entries();

create function refuse_change() returns trigger
    language plpgsql
    as $$
begin
    raise exception '% on % is not allowed: what is written stays, correct it by a reversal', tg_op, tg_table_name
        using errcode = 'restrict_violation';
end
$$;

create trigger journal_entry_immutable
    before update or delete or truncate on journal_entry
    for each statement execute function refuse_change();
create trigger journal_line_immutable
    before update or delete or truncate on journal_line
    for each statement execute function refuse_change();

revoke update, delete, truncate on journal_entry, journal_line from ${appRole};

-- Which entry takes back which. At most one reversal of an entry is active; one that was itself reversed is not.
create table journal_reversal (
    company_id uuid not null,
    reversal_entry_id uuid not null,
    reversed_entry_id uuid not null,
    reason text not null constraint journal_reversal_reason_check check (char_length(reason) between 1 and 500),
    active boolean not null default true,
    primary key (company_id, reversal_entry_id),
    constraint journal_reversal_reversal_entry_id_fkey
        foreign key (company_id, reversal_entry_id) references journal_entry,
    constraint journal_reversal_reversed_entry_id_fkey
        foreign key (company_id, reversed_entry_id) references journal_entry
);

create unique index journal_reversal_active_key on journal_reversal (company_id, reversed_entry_id) where active;
create index journal_reversal_reversed_entry_id_idx on journal_reversal (company_id, reversed_entry_id);

revoke delete, truncate on journal_reversal from ${appRole};
