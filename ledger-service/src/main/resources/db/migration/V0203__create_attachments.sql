-- Papers behind entries and documents, kept by their hash: the same content once per company, and never changed.
create table attachment (
    company_id uuid not null references company,
    sha256 text not null,
    media_type text not null,
    size_bytes int not null constraint attachment_size_bytes_check check (size_bytes = octet_length(content)),
    content bytea not null,
    uploaded_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, sha256),
    constraint attachment_sha256_check check (sha256 = encode(sha256(content), 'hex'))
);

-- Scans are compressed already.
alter table attachment alter column content set storage external;

create table attachment_link (
    company_id uuid not null,
    document_kind text not null
        constraint attachment_link_document_kind_check check (document_kind ~ '^[A-Z_]{1,30}$'),
    document_id uuid not null,
    sha256 text not null,
    file_name text not null constraint attachment_link_file_name_check check (char_length(file_name) between 1 and 200),
    attached_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, document_kind, document_id, sha256),
    constraint attachment_link_sha256_fkey foreign key (company_id, sha256) references attachment
);

create index attachment_link_sha256_idx on attachment_link (company_id, sha256);

create trigger attachment_immutable
    before update or delete or truncate on attachment
    for each statement execute function refuse_change();
create trigger attachment_link_immutable
    before update or delete or truncate on attachment_link
    for each statement execute function refuse_change();

revoke update, delete, truncate on attachment, attachment_link from ${appRole};
