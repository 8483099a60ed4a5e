-- Documents of the tax authority beside invoices and credit notes: one may cover several, and one of ours have several.
alter table document_series
    drop constraint document_series_series_check,
    add constraint document_series_series_check check (series ~ '^[A-Z]{2,5}-[0-9]{4}([0-9]{2})?$');

create table tax_document (
    company_id uuid not null references company,
    tax_document_id uuid not null,
    kind text not null constraint tax_document_kind_check check (kind in ('FAPIAO', 'FAKTUR_PAJAK')),
    -- our own register, gapless
    series text not null,
    series_number bigint not null constraint tax_document_series_number_check check (series_number >= 1),
    -- what the authority gave, maybe later
    authority_number text constraint tax_document_authority_number_check check (authority_number ~ '^[0-9]{17}([0-9]{3})?$'),
    transaction_code text constraint tax_document_transaction_code_check check (transaction_code ~ '^[0-9]{2}$'),
    red_letter boolean not null,
    customer_id uuid not null,
    document_date date not null,
    status text not null
        constraint tax_document_status_check check (status in ('PENDING', 'ISSUED', 'REPLACED', 'CANCELLED')),
    replaces_id uuid,
    cancellation_reason text
        constraint tax_document_cancellation_reason_check check (char_length(cancellation_reason) between 1 and 500),
    recorded_by uuid not null,
    version bigint not null default 1,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, tax_document_id),
    constraint tax_document_series_fkey foreign key (company_id, series) references document_series,
    constraint tax_document_series_series_number_key unique (company_id, series, series_number),
    constraint tax_document_authority_number_key unique (company_id, kind, authority_number),
    constraint tax_document_replaces_id_fkey foreign key (company_id, replaces_id) references tax_document,
    constraint tax_document_issued_check check (status <> 'ISSUED' or authority_number is not null),
    constraint tax_document_cancelled_check check ((status = 'CANCELLED') = (cancellation_reason is not null))
);

create index tax_document_status_idx on tax_document (company_id, status, tax_document_id);

create table tax_document_source (
    company_id uuid not null,
    tax_document_id uuid not null,
    invoice_id uuid,
    credit_note_id uuid,
    source_number int not null,
    primary key (company_id, tax_document_id, source_number),
    constraint tax_document_source_tax_document_id_fkey foreign key (company_id, tax_document_id) references tax_document,
    constraint tax_document_source_invoice_id_fkey foreign key (company_id, invoice_id) references invoice,
    constraint tax_document_source_credit_note_id_fkey foreign key (company_id, credit_note_id) references credit_note,
    constraint tax_document_source_check check (num_nonnulls(invoice_id, credit_note_id) = 1)
);

create index tax_document_source_invoice_id_idx on tax_document_source (company_id, invoice_id) where invoice_id is not null;
create index tax_document_source_credit_note_id_idx on tax_document_source (company_id, credit_note_id)
    where credit_note_id is not null;

revoke update, delete, truncate on tax_document, tax_document_source from ${appRole};
grant update (authority_number, status, cancellation_reason, version) on tax_document to ${appRole};
