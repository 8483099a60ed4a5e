-- Taxes by code and day, and how documents are added up that do not say it themselves.
create table tax_code (
    company_id uuid not null references company,
    tax_code text not null constraint tax_code_tax_code_check check (tax_code ~ '^[A-Z0-9][A-Z0-9._-]{0,39}$'),
    name text not null constraint tax_code_name_check check (char_length(name) between 1 and 120),
    local_name text constraint tax_code_local_name_check check (char_length(local_name) between 1 and 120),
    kind text not null constraint tax_code_kind_check
        check (kind in ('OUTPUT', 'ZERO_RATED', 'EXEMPT', 'INPUT', 'REVERSE_CHARGE', 'WITHHOLDING')),
    version bigint not null default 1,
    primary key (company_id, tax_code)
);

create table tax_rate (
    company_id uuid not null,
    tax_code text not null,
    valid_from date not null,
    valid_to date,
    percent numeric not null constraint tax_rate_percent_check check (percent between 0 and 100),
    base_numerator int not null constraint tax_rate_base_numerator_check check (base_numerator >= 1),
    base_denominator int not null,
    primary key (company_id, tax_code, valid_from),
    constraint tax_rate_tax_code_fkey foreign key (company_id, tax_code) references tax_code on delete cascade,
    constraint tax_rate_valid_to_check check (valid_to >= valid_from),
    constraint tax_rate_base_denominator_check check (base_denominator >= base_numerator)
);

-- A rate ends when another one follows; nothing else about it changes.
revoke update, truncate on tax_rate from ${appRole};
grant update (valid_to) on tax_rate to ${appRole};

create table tax_settings (
    company_id uuid not null references company,
    prices_include_tax boolean not null,
    tax_method text not null constraint tax_settings_tax_method_check check (tax_method in ('PER_LINE', 'PER_DOCUMENT')),
    rounding_mode text not null
        constraint tax_settings_rounding_mode_check check (rounding_mode in ('HALF_UP', 'HALF_EVEN', 'DOWN')),
    version bigint not null default 1,
    primary key (company_id)
);

-- The taxes of the first template, for companies that are here already.
insert into tax_code (company_id, tax_code, name, kind)
select company.company_id, added.code, added.name, added.kind
from company
cross join (values
    ('ZERO', 'Zero-rated sales', 'ZERO_RATED'),
    ('EXEMPT', 'Exempt sales', 'EXEMPT')) added (code, name, kind);

insert into tax_rate (company_id, tax_code, valid_from, percent, base_numerator, base_denominator)
select company_id, tax_code, date '1900-01-01', 0, 1, 1 from tax_code;

-- The day on which the tax of an invoice arises, where it is not the invoice's date: it decides the rate.
alter table invoice add column tax_point_date date;

-- The tax report reads these lines of a period and no others.
create index journal_line_tax_idx on journal_line (company_id, effective_date) where jsonb_exists(dimensions, 'taxCode');
