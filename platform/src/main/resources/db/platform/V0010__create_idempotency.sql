-- A retried request is answered from here: the row commits with the change, so the change happens once.
create table idempotent_request (
    company_id uuid not null,
    route text not null,
    idempotency_key text not null,
    request text not null,
    status smallint not null,
    location text,
    etag text,
    content_type text,
    body text,
    created_at timestamptz not null default clock_timestamp(),
    constraint idempotent_request_pkey primary key (company_id, route, idempotency_key),
    constraint idempotent_request_idempotency_key_check check (length(idempotency_key) between 1 and 200)
);

comment on table idempotent_request is 'Requests and their answers; may hold personal data, so rows expire';

create index idempotent_request_created_at_idx on idempotent_request (created_at);
