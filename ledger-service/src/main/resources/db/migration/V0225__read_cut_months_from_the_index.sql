-- A report whose day cuts a month adds up the lines of half a month, of all accounts: from the index alone, however
-- many other lines lie between them.
drop index journal_line_account_code_idx;
create index journal_line_account_code_idx on journal_line (company_id, account_code, effective_date, entry_id)
    include (side, amount_minor, recorded_at);

-- An index answers alone only for pages that vacuum has seen full. Lines never change, so each is looked at once.
alter table journal_line set (autovacuum_vacuum_insert_scale_factor = 0.01);
