-- An entry that adjusts says so and may name what it adjusts, so that a period can be read before and after it.
alter table journal_entry
    add column adjusting boolean not null default false,
    add column adjusts_entry_id uuid,
    -- Belongs behind the last month of its fiscal year: the thirteenth period.
    add column adjustment_period boolean not null default false,
    add constraint journal_entry_adjusts_entry_id_fkey
        foreign key (company_id, adjusts_entry_id) references journal_entry,
    add constraint journal_entry_adjusting_check
        check (adjusting or (adjusts_entry_id is null and not adjustment_period));

create index journal_entry_adjusting_idx on journal_entry (company_id, effective_date) where adjusting;
create index journal_entry_adjusts_entry_id_idx on journal_entry (company_id, adjusts_entry_id)
    where adjusts_entry_id is not null;

-- What was distributed goes into retained earnings with the year's profit: the account gets a role.
update account
set account_role = 'DIVIDENDS', version = version + 1
where account_code = '3300' and account_type = 'EQUITY' and account_role is null
    and not exists (
        select from account other
        where other.company_id = account.company_id and other.account_role = 'DIVIDENDS');
