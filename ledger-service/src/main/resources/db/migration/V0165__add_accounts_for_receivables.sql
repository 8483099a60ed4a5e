-- Accounts that credit, discount, bad-debt and deferral documents post to, for companies that already keep books here.
insert into account (company_id, account_code, name, account_type, account_role, parent_code)
select company.company_id, added.code, added.name, added.type, added.role, added.parent
from company
cross join (values
    ('1210', 'Allowance for doubtful receivables', 'ASSET', 'ALLOWANCE', '1000'),
    ('1400', 'Prepaid expenses', 'ASSET', 'PREPAID_EXPENSES', '1000'),
    ('2350', 'Deferred revenue', 'LIABILITY', 'DEFERRED_REVENUE', '2000'),
    ('4200', 'Settlement discounts granted', 'REVENUE', 'SETTLEMENT_DISCOUNT', '4000'),
    ('5450', 'Bad debts', 'EXPENSE', 'BAD_DEBT_EXPENSE', '5000')
) added (code, name, type, role, parent)
on conflict (company_id, account_code) do update set account_role = excluded.account_role
    where account.account_role is null and account.account_type = excluded.account_type;
