-- Programs of others are told of events by HTTP: who wants which, what was sent, and how often it was tried.
create table webhook_endpoint (
    company_id uuid not null,
    endpoint_id uuid not null primary key,
    url text not null check (length(url) between 1 and 2000),
    event_types text[] not null check (cardinality(event_types) between 1 and 50),
    description text not null check (length(description) <= 200),
    enabled boolean not null,
    disabled_reason text check (disabled_reason in ('BY_HAND', 'GONE', 'FAILING')),
    disabled_at timestamptz,
    notices bigint not null,
    secret text not null,
    previous_secret text,
    previous_secret_until timestamptz,
    secret_key integer not null,
    failing_since timestamptz,
    paused_until timestamptz,
    created_by uuid not null,
    created_at timestamptz not null,
    version bigint not null,
    check (enabled = (disabled_reason is null)),
    check ((disabled_reason is null) = (disabled_at is null)),
    check ((previous_secret is null) = (previous_secret_until is null))
);
create index webhook_endpoint_company_idx on webhook_endpoint (company_id, endpoint_id);

comment on column webhook_endpoint.secret is 'Encrypted with the key of the vault that secret_key names, like the previous one';
comment on column webhook_endpoint.notices is 'How often others were told that the endpoint was disabled';

-- Kept for days, so that an endpoint can be told once more.
create table webhook_event (
    company_id uuid not null,
    event_id uuid not null,
    seq bigint generated always as identity,
    type text not null,
    topic text not null,
    subject uuid not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    body text,
    primary key (company_id, event_id)
);
create index webhook_event_occurred_idx on webhook_event (company_id, occurred_at);
create index webhook_event_received_idx on webhook_event (received_at);
create index webhook_event_subject_idx on webhook_event (company_id, topic, subject) where body is not null;

comment on column webhook_event.body is 'The event as it is sent; null once its subject was erased';

create table webhook_delivery (
    company_id uuid not null,
    delivery_id uuid not null primary key,
    endpoint_id uuid not null references webhook_endpoint (endpoint_id) on delete cascade,
    event_id uuid not null,
    seq bigint not null,
    type text not null,
    subject uuid not null,
    status text not null check (status in ('WAITING', 'DELIVERED', 'FAILED', 'ERASED')),
    tries integer not null,
    attempts integer not null,
    next_attempt_at timestamptz not null,
    leased_until timestamptz,
    created_at timestamptz not null,
    completed_at timestamptz,
    unique (endpoint_id, event_id),
    foreign key (company_id, event_id) references webhook_event (company_id, event_id) on delete cascade,
    check ((status = 'WAITING') = (completed_at is null))
)
-- Each row is updated twice, soon.
with (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 80);
create index webhook_delivery_due_idx on webhook_delivery (endpoint_id, next_attempt_at, seq) where status = 'WAITING';
create index webhook_delivery_subject_idx on webhook_delivery (endpoint_id, subject, seq) where status = 'WAITING' and tries = 0;
create index webhook_delivery_event_idx on webhook_delivery (company_id, event_id);
create index webhook_delivery_endpoint_idx on webhook_delivery (company_id, endpoint_id, delivery_id);

comment on column webhook_delivery.tries is 'Since it was last asked for; attempts counts all';

create table webhook_attempt (
    delivery_id uuid not null references webhook_delivery (delivery_id) on delete cascade,
    number integer not null,
    started_at timestamptz not null,
    duration_millis bigint not null,
    status_code integer,
    problem text,
    response text,
    primary key (delivery_id, number)
);
