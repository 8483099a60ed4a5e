-- When the last statement came, and which is an account's newest: for whoever watches how far the work is behind.
create index bank_statement_recorded_at_idx on bank_statement (company_id, recorded_at);
create index payment_match_company_waiting_idx on payment_match (company_id, decided_at)
    where status in ('MATCHED', 'UNDOING');
