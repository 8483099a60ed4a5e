-- Programs that ask for tokens: other systems (confidential, of one company) and our own user interfaces (public).
create table client (
    company_id uuid references company,
    client_id uuid primary key,
    client_name text not null unique check (client_name ~ '^[a-z0-9][a-z0-9-]{2,99}$'),
    display_name text not null check (length(display_name) between 1 and 200),
    kind text not null check (kind in ('PUBLIC', 'CONFIDENTIAL')),
    secret_hash text,
    roles text[] not null,
    scopes text[] not null,
    redirect_uris text[] not null,
    disabled boolean not null,
    version bigint not null check (version > 0),
    created_at timestamptz not null,
    constraint client_kind_fits_check check (
        (kind = 'CONFIDENTIAL' and company_id is not null and secret_hash is not null)
        or (kind = 'PUBLIC' and company_id is null and secret_hash is null)
    )
);

create index client_company_id_idx on client (company_id, client_id);
