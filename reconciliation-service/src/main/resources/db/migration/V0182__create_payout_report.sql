-- What payment providers say about their payouts: which sales and refunds are in one, and what they kept back.
create table payout_report (
    company_id       uuid        not null,
    payout_report_id uuid        not null,
    bank_account_id  uuid        not null,
    file_name        text        not null,
    file_size        bigint      not null check (file_size > 0),
    sha256           text        not null,
    profile          text        not null,
    payouts_repeated integer     not null,
    uploaded_by      uuid        not null,
    uploaded_at      timestamptz not null,
    constraint payout_report_pkey primary key (company_id, payout_report_id),
    constraint payout_report_bank_account_id_fkey foreign key (company_id, bank_account_id)
        references bank_account (company_id, bank_account_id),
    constraint payout_report_sha256_key unique (company_id, bank_account_id, sha256)
);

create table payout (
    company_id       uuid    not null,
    payout_id        uuid    not null,
    payout_report_id uuid    not null,
    bank_account_id  uuid    not null,
    reference        text,
    paid_on          date,
    currency         char(3) not null,
    gross_minor      bigint  not null check (gross_minor >= 0),
    refunds_minor    bigint  not null check (refunds_minor >= 0),
    fees_minor       bigint  not null,
    net_minor        bigint  not null,
    row_count        integer not null,
    line_id          uuid,
    constraint payout_pkey primary key (company_id, payout_id),
    constraint payout_payout_report_id_fkey foreign key (company_id, payout_report_id)
        references payout_report (company_id, payout_report_id),
    constraint payout_line_id_fkey foreign key (company_id, line_id) references bank_line (company_id, line_id),
    constraint payout_ties_check check (gross_minor - refunds_minor - fees_minor = net_minor)
);
create index payout_payout_report_idx on payout (company_id, payout_report_id);
create index payout_net_minor_idx on payout (company_id, bank_account_id, net_minor) where line_id is null;
create unique index payout_reference_key on payout (company_id, bank_account_id, reference) where reference is not null;
create unique index payout_line_id_key on payout (company_id, line_id) where line_id is not null;

create table payout_row (
    company_id    uuid    not null,
    payout_id     uuid    not null,
    row_no        integer not null,
    gross_minor   bigint  not null check (gross_minor >= 0),
    refund_minor  bigint  not null check (refund_minor >= 0),
    fee_minor     bigint  not null,
    net_minor     bigint  not null,
    document_text text    not null,
    constraint payout_row_pkey primary key (company_id, payout_id, row_no),
    constraint payout_row_payout_id_fkey foreign key (company_id, payout_id) references payout (company_id, payout_id),
    constraint payout_row_ties_check check (gross_minor - refund_minor - fee_minor = net_minor)
);
