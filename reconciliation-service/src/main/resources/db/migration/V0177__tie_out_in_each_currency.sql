-- A turnover is kept in the currency that its lines were made in, so that foreign bank accounts and foreign open items can be compared. Blocks of before told only what lines were worth in the currency of the books: those stay as they came.
alter table ledger_position add column currency char(3);
update ledger_position p
set currency = (select max(t.currency) from ledger_turnover t where t.company_id = p.company_id);
