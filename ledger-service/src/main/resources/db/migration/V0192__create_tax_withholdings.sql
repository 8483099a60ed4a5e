-- What customers keep back from our invoices and pay to the authority in our name; proved by a certificate later.
create table tax_withholding (
    company_id uuid not null references company,
    tax_withholding_id uuid not null,
    invoice_id uuid not null,
    customer_id uuid not null,
    tax_code text not null,
    tax_rate_percent numeric not null,
    effective_date date not null,
    currency char(3) not null,
    base_minor bigint not null constraint tax_withholding_base_minor_check check (base_minor > 0),
    amount_minor bigint not null constraint tax_withholding_amount_minor_check check (amount_minor > 0),
    certificate_number text
        constraint tax_withholding_certificate_number_check check (char_length(certificate_number) between 1 and 60),
    certificate_date date,
    recorded_by uuid not null,
    allocation_id uuid not null,
    entry_id uuid not null,
    reversal_entry_id uuid,
    version bigint not null default 1,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, tax_withholding_id),
    constraint tax_withholding_entry_id_key unique (company_id, entry_id),
    constraint tax_withholding_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint tax_withholding_allocation_id_fkey foreign key (company_id, allocation_id) references allocation,
    constraint tax_withholding_amount_check check (amount_minor <= base_minor),
    constraint tax_withholding_certificate_check check ((certificate_number is null) = (certificate_date is null))
);

create index tax_withholding_invoice_id_idx on tax_withholding (company_id, invoice_id, tax_withholding_id);
create unique index tax_withholding_certificate_number_key on tax_withholding (company_id, customer_id, certificate_number)
    where reversal_entry_id is null;

revoke update, delete, truncate on tax_withholding from ${appRole};
grant update (certificate_number, certificate_date, reversal_entry_id, version) on tax_withholding to ${appRole};
