-- Accounts that the receivables brought into the standard chart of companies that are here already.
update account
set statement_line = mapping.line, contra = mapping.contra, cash_flow_category = 'OPERATING'
from (values
    ('1210', 'ASSET', 'TRADE_RECEIVABLES', true),
    ('2350', 'LIABILITY', 'OTHER_CURRENT_LIABILITIES', false),
    ('4200', 'REVENUE', 'REVENUE', true),
    ('5450', 'EXPENSE', 'OPERATING_EXPENSES', false)) mapping (code, account_type, line, contra)
where account.account_code = mapping.code and account.account_type = mapping.account_type
    -- Those that somebody opened by hand under these codes have no role and keep what was said about them.
    and account.account_role is not null and account.statement_line is null;
