-- An event takes effect once: its id is recorded in the transaction of the effect, its version per aggregate in order.
create table inbox (
    event_id uuid not null,
    topic text not null,
    type text not null,
    company_id uuid not null,
    aggregate_id uuid not null,
    aggregate_version bigint not null,
    outcome text not null,
    received_at timestamptz not null default clock_timestamp(),
    constraint inbox_pkey primary key (event_id),
    constraint inbox_outcome_check check (outcome in ('APPLIED', 'IGNORED', 'SUPERSEDED', 'DROPPED', 'DISCARDED'))
);

-- How far each aggregate has come; the row is also the lock under which its events are applied.
create table inbox_position (
    topic text not null,
    aggregate_id uuid not null,
    version bigint not null,
    blocked text,
    constraint inbox_position_pkey primary key (topic, aggregate_id),
    constraint inbox_position_blocked_check check (blocked in ('WAITING', 'GAP', 'FAILED'))
);

create index inbox_position_blocked_idx on inbox_position (topic, aggregate_id) where blocked is not null;

-- Events that could not be applied, with what follows them. Kept after they are resolved: who decided what, and why.
create table parked_event (
    parked_event_id uuid not null,
    topic text not null,
    kafka_partition integer not null,
    kafka_offset bigint not null,
    company_id uuid,
    aggregate_id uuid,
    aggregate_version bigint,
    type text,
    headers text not null,
    record_key bytea,
    value bytea,
    state text not null,
    reason text not null,
    dead_lettered boolean not null,
    attempts integer not null,
    parked_at timestamptz not null default clock_timestamp(),
    attempted_at timestamptz not null default clock_timestamp(),
    resolved_at timestamptz,
    resolved_by uuid,
    resolution_reason text,
    constraint parked_event_pkey primary key (parked_event_id),
    constraint parked_event_state_check
        check (state in ('WAITING', 'GAP', 'FAILED', 'BEHIND', 'APPLIED', 'DROPPED', 'DISCARDED')),
    constraint parked_event_resolved_check
        check ((resolved_at is null) = (state in ('WAITING', 'GAP', 'FAILED', 'BEHIND')))
);

create index parked_event_unresolved_idx on parked_event (topic, aggregate_id, aggregate_version)
    where resolved_at is null;
