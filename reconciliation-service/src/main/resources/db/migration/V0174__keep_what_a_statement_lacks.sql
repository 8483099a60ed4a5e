-- A bank's own balances can disagree with its lines. The lines are recorded, and the difference is kept with them: it is no secret, and no ground to refuse money that came.
alter table bank_statement add column imbalance_minor bigint not null default 0;
alter table bank_statement drop constraint bank_statement_balance_check;
alter table bank_statement add constraint bank_statement_balance_check1 check (
    opening_minor is null or closing_minor is null
    or opening_minor + credits_minor - debits_minor + imbalance_minor = closing_minor);
-- Two table files of one bank can show the same lines in other words.
alter table bank_statement add column profile text;
