-- Each account says where the financial statements show it and when it takes lines.
alter table account
    -- Null means as usual for the account's type.
    add column statement_line text constraint account_statement_line_check check (statement_line ~ '^[A-Z_]{1,40}$'),
    add column contra boolean not null default false,
    -- Null means that nobody has decided it; the cash flow statement names such accounts.
    add column cash_flow_category text
        constraint account_cash_flow_category_check check (cash_flow_category in
            ('CASH', 'CLEARING', 'OPERATING', 'INVESTING', 'FINANCING', 'NON_CASH', 'EXCHANGE', 'BROUGHT_FORWARD')),
    add column active_from date,
    add column active_to date,
    add constraint account_active_to_check check (active_to >= active_from);

-- Companies that are here already: the accounts that the standard chart has gained, then the mapping of all of it.
insert into account (company_id, account_code, name, account_type, parent_code)
select company.company_id, added.code, added.name, added.account_type, added.parent
from company
cross join (values
    ('4700', 'Gains on disposal', 'REVENUE', '4000'),
    ('5550', 'Losses on disposal', 'EXPENSE', '5000')) added (code, name, account_type, parent)
where exists (
    select from account
    where account.company_id = company.company_id and account.account_code = added.parent and not account.postable)
on conflict (company_id, account_code) do nothing;

update account
set statement_line = mapping.line, contra = mapping.contra, cash_flow_category = mapping.cash_flow
from (values
    ('1100', 'ASSET', 'CASH', false, 'CASH'),
    ('1110', 'ASSET', 'CASH', false, 'CASH'),
    ('1120', 'ASSET', 'CASH', false, 'CASH'),
    ('1180', 'ASSET', 'UNEXPLAINED_BANK_LINES', false, 'CLEARING'),
    ('1190', 'ASSET', 'CASH', false, 'CASH'),
    ('1200', 'ASSET', 'TRADE_RECEIVABLES', false, 'OPERATING'),
    ('1300', 'ASSET', 'OTHER_RECEIVABLES', false, 'OPERATING'),
    ('1400', 'ASSET', 'PREPAYMENTS', false, 'OPERATING'),
    ('1500', 'ASSET', 'INVENTORIES', false, 'OPERATING'),
    ('1600', 'ASSET', 'PROPERTY_PLANT_AND_EQUIPMENT', false, 'INVESTING'),
    ('1690', 'ASSET', 'PROPERTY_PLANT_AND_EQUIPMENT', true, 'INVESTING'),
    ('2100', 'LIABILITY', 'TRADE_PAYABLES', false, 'OPERATING'),
    ('2200', 'LIABILITY', 'TAX_PAYABLE', false, 'OPERATING'),
    ('2210', 'LIABILITY', 'TAX_PAYABLE', true, 'OPERATING'),
    ('2300', 'LIABILITY', 'CUSTOMER_ADVANCES', false, 'OPERATING'),
    ('2400', 'LIABILITY', 'UNIDENTIFIED_RECEIPTS', false, 'OPERATING'),
    ('2500', 'LIABILITY', 'ACCRUALS', false, 'OPERATING'),
    ('2600', 'LIABILITY', 'LOANS', false, 'FINANCING'),
    ('3100', 'EQUITY', 'SHARE_CAPITAL', false, 'FINANCING'),
    ('3200', 'EQUITY', 'RETAINED_EARNINGS', false, 'FINANCING'),
    ('3300', 'EQUITY', 'DIVIDENDS', true, 'FINANCING'),
    ('3900', 'EQUITY', 'OPENING_BALANCES', false, 'BROUGHT_FORWARD'),
    ('4100', 'REVENUE', 'REVENUE', false, 'OPERATING'),
    ('4700', 'REVENUE', 'OTHER_INCOME', false, 'INVESTING'),
    ('4800', 'REVENUE', 'FINANCE_INCOME', false, 'OPERATING'),
    ('4900', 'REVENUE', 'OTHER_INCOME', false, 'OPERATING'),
    ('5100', 'EXPENSE', 'COST_OF_SALES', false, 'OPERATING'),
    ('5200', 'EXPENSE', 'EMPLOYEE_COSTS', false, 'OPERATING'),
    ('5500', 'EXPENSE', 'DEPRECIATION', false, 'NON_CASH'),
    ('5550', 'EXPENSE', 'OPERATING_EXPENSES', false, 'INVESTING'),
    ('5700', 'EXPENSE', 'FINANCE_COSTS', false, 'OPERATING'),
    ('5800', 'EXPENSE', 'INCOME_TAX', false, 'OPERATING')) mapping (code, account_type, line, contra, cash_flow)
where account.account_type = mapping.account_type
    and (account.account_code = mapping.code
        -- The accounts that were opened for bank accounts lie below these two.
        or account.parent_code = mapping.code and mapping.code in ('1120', '1180'));
