-- Charts of accounts come from templates; a company's template can be exchanged while nothing is posted.
alter table account
    add column local_name text constraint account_local_name_check check (char_length(local_name) between 1 and 120);

create table company_chart (
    company_id uuid not null references company,
    template_id text not null constraint company_chart_template_id_check check (template_id ~ '^[a-z0-9-]{1,40}$'),
    edition text not null,
    installed_by uuid,
    installed_at timestamptz not null default recorded_now(),
    primary key (company_id)
);

revoke delete, truncate on company_chart from ${appRole};

-- The application may not delete accounts. This is the one way, and it refuses once something is posted.
create function forget_accounts(company uuid, codes text[]) returns void
    language plpgsql security definer
    set search_path from current
    as $$
begin
    if exists (select from journal_entry where company_id = company) then
        raise exception 'Accounts of company % are in use', company using errcode = 'restrict_violation';
    end if;
    update account set parent_code = null
    where company_id = company and parent_code = any(codes) and account_code <> all(codes);
    delete from account where company_id = company and account_code = any(codes);
end
$$;

revoke execute on function forget_accounts(uuid, text[]) from public;
grant execute on function forget_accounts(uuid, text[]) to ${appRole};

-- Companies that are here already have the first template. Its bank accounts and taxes get roles.
insert into company_chart (company_id, template_id, edition)
select company_id, 'ifrs-small', '2026-01' from company;

update account
set account_role = role.name, version = version + 1
from (values ('1120', 'BANK_ACCOUNTS'), ('1180', 'BANK_CLEARING')) role (code, name)
where account.account_code = role.code and account.account_type = 'ASSET' and not account.postable
    and account.account_role is null;

insert into account (company_id, account_code, name, account_type, account_role, parent_code, statement_line, cash_flow_category)
select company.company_id, added.code, added.name, added.type, added.role, added.parent, added.line, 'OPERATING'
from company
cross join (values
    ('1350', 'Input tax', 'ASSET', 'INPUT_TAX', '1000', 'OTHER_RECEIVABLES'),
    ('1360', 'Tax withheld by customers', 'ASSET', 'TAX_WITHHELD_BY_CUSTOMERS', '1000', 'OTHER_RECEIVABLES'),
    ('2220', 'Tax withheld from suppliers', 'LIABILITY', 'TAX_WITHHELD_FROM_SUPPLIERS', '2000', 'TAX_PAYABLE')
) added (code, name, type, role, parent, line)
on conflict (company_id, account_code) do nothing;
