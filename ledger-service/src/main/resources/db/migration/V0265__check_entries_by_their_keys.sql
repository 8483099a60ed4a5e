-- The checks of the journal look each entry up by its key, whatever the planner believes about the tables. Their plans
-- are kept by each connection, and one made while the journal was nearly empty read all of it at each posting until
-- the tables were analysed.
create or replace function check_journal_lines() returns trigger language plpgsql as $$
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
    left join lateral (
        select entry_id, transaction_id, line_count, effective_date, recorded_at
        from journal_entry
        where company_id = written.company_id and entry_id = written.entry_id
        offset 0
    ) entry on true
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

create or replace function check_journal_entries() returns trigger language plpgsql as $$
declare
    wrong uuid;
begin
    select entry.entry_id into wrong
    from new_entry entry
    left join lateral (
        select true as there
        from journal_line
        where company_id = entry.company_id and entry_id = entry.entry_id
        limit 1
    ) line on true
    where line.there is null
    limit 1;
    if found then
        raise exception 'Entry % comes without its lines', wrong
            using errcode = 'check_violation', table = 'journal_entry', constraint = 'journal_entry_lines_check';
    end if;
    return null;
end
$$;
