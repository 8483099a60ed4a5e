-- All customers and people of a company are compared at leisure: those that share a rare key are held against each other.
create table duplicate_search (
    company_id uuid not null,
    search_id uuid not null,
    state text not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
    requested_by uuid not null,
    requested_at timestamptz not null,
    taken_until timestamptz,
    finished_at timestamptz,
    records bigint not null default 0,
    compared bigint not null default 0,
    found bigint not null default 0,
    common_keys bigint not null default 0,
    primary key (company_id, search_id)
);
create index duplicate_search_open_idx on duplicate_search (requested_at) where state in ('QUEUED', 'RUNNING');
create unique index duplicate_search_one_key on duplicate_search (company_id) where state in ('QUEUED', 'RUNNING');

-- Gone when the search is done; lost with the database's memory, it is made anew.
create unlogged table duplicate_key (
    search_id uuid not null,
    kind text not null,
    key bigint not null,
    record_id uuid not null
);
create index duplicate_key_search_idx on duplicate_key (search_id, kind, key);

create unlogged table duplicate_pair (
    search_id uuid not null,
    kind text not null,
    first_id uuid not null,
    second_id uuid not null,
    primary key (search_id, kind, first_id, second_id)
);

create table duplicate_candidate (
    company_id uuid not null,
    candidate_id uuid not null,
    kind text not null check (kind in ('CUSTOMER', 'CONTACT')),
    first_id uuid not null,
    second_id uuid not null,
    score integer not null check (score between 1 and 100),
    signals text[] not null,
    fingerprint bytea not null,
    search_id uuid not null,
    found_at timestamptz not null,
    dismissed_by uuid,
    dismissed_at timestamptz,
    dismissed_reason text check (length(dismissed_reason) between 1 and 500),
    primary key (company_id, candidate_id),
    unique (company_id, kind, first_id, second_id),
    check (first_id < second_id),
    check ((dismissed_by is null) = (dismissed_at is null)),
    check ((dismissed_by is null) = (dismissed_reason is null))
);
create index duplicate_candidate_score_idx on duplicate_candidate (company_id, kind, score desc, candidate_id)
    where dismissed_at is null;
