-- What customers object to on invoices: led here, marked and booked by the ledger; texts and files go with their customer.
create table dispute (
    company_id         uuid        not null,
    dispute_id         uuid        not null,
    invoice_id         uuid        not null,
    customer_id        uuid        not null,
    currency           char(3)     not null,
    amount_minor       bigint      not null check (amount_minor > 0),
    reason_code        text        not null,
    opened_by          text        not null check (opened_by in ('COMPANY', 'CUSTOMER')),
    status             text        not null check (status in ('OPEN', 'IN_REVIEW', 'RESOLVING', 'RESOLVED')),
    owner_id           uuid,
    deadline           date        not null,
    requests           integer     not null check (requests >= 0),
    outcome            text check (outcome in ('CREDITED', 'ADJUSTED', 'REJECTED', 'WITHDRAWN')),
    resolved_minor     bigint check (resolved_minor > 0 and resolved_minor <= amount_minor),
    effective_date     date,
    requested_by       uuid,
    refusal_code       text,
    refusal_detail     text,
    credit_note_id     uuid,
    credit_note_number text,
    entry_id           uuid,
    event_version      bigint      not null,
    opened_at          timestamptz not null,
    resolved_at        timestamptz,
    version            bigint      not null,
    constraint dispute_pkey primary key (company_id, dispute_id),
    constraint dispute_invoice_id_fkey foreign key (company_id, invoice_id) references open_item (company_id, invoice_id),
    constraint dispute_requests_check1 check ((requests = 0) = (outcome is null)),
    constraint dispute_resolved_at_check check ((status = 'RESOLVED') = (resolved_at is not null))
);
create index dispute_deadline_idx on dispute (company_id, deadline, dispute_id);
create index dispute_invoice_idx on dispute (company_id, invoice_id);
create index dispute_customer_idx on dispute (company_id, customer_id);
revoke delete, truncate on dispute from ${appRole};

create table dispute_message (
    company_id uuid        not null,
    dispute_id uuid        not null,
    number     integer     not null,
    side       text        not null check (side in ('COMPANY', 'CUSTOMER')),
    internal   boolean     not null,
    -- none once its customer was erased
    text       text,
    written_by uuid,
    written_at timestamptz not null,
    constraint dispute_message_pkey primary key (company_id, dispute_id, number),
    constraint dispute_message_dispute_id_fkey foreign key (company_id, dispute_id)
        references dispute (company_id, dispute_id),
    constraint dispute_message_internal_check check (not internal or side = 'COMPANY')
);
revoke update, delete, truncate on dispute_message from ${appRole};
grant update (text) on dispute_message to ${appRole};

create table dispute_file (
    company_id uuid        not null,
    dispute_id uuid        not null,
    sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    file_name  text check (length(file_name) between 1 and 200),
    media_type text        not null,
    size_bytes integer     not null,
    -- none once its customer was erased
    content    bytea,
    side       text        not null check (side in ('COMPANY', 'CUSTOMER')),
    internal   boolean     not null,
    added_by   uuid,
    added_at   timestamptz not null,
    constraint dispute_file_pkey primary key (company_id, dispute_id, sha256),
    constraint dispute_file_dispute_id_fkey foreign key (company_id, dispute_id)
        references dispute (company_id, dispute_id),
    constraint dispute_file_content_check check (content is null or sha256 = encode(sha256(content), 'hex'))
);
alter table dispute_file alter column content set storage external;
revoke update, delete, truncate on dispute_file from ${appRole};
grant update (content, file_name) on dispute_file to ${appRole};

create table dispute_step (
    company_id uuid        not null,
    dispute_id uuid        not null,
    number     integer     not null,
    step       text        not null,
    detail     text,
    taken_by   uuid,
    taken_at   timestamptz not null,
    constraint dispute_step_pkey primary key (company_id, dispute_id, number),
    constraint dispute_step_dispute_id_fkey foreign key (company_id, dispute_id)
        references dispute (company_id, dispute_id)
);
revoke update, delete, truncate on dispute_step from ${appRole};
