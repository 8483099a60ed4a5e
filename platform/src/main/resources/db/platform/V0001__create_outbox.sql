-- Events leave in the transaction of their change: the row commits or vanishes with it, a relay sends it afterwards.
create table outbox (
    id uuid not null,
    seq bigint generated always as identity,
    slot smallint not null,
    topic text not null,
    type text not null,
    company_id uuid not null,
    aggregate_id uuid not null,
    aggregate_version bigint not null,
    correlation_id uuid,
    traceparent text,
    payload text,
    created_at timestamptz not null default clock_timestamp(),
    dispatched_at timestamptz,
    constraint outbox_pkey primary key (id),
    constraint outbox_topic_aggregate_id_aggregate_version_key unique (topic, aggregate_id, aggregate_version),
    constraint outbox_aggregate_version_check check (aggregate_version > 0)
)
-- Each row is updated once, soon: dead entries must leave the index below before they slow the relay.
with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.1);

comment on table outbox is 'Events of this service; payload null is a tombstone; dispatched_at null is not yet sent';

-- The only index in the order of seq, on purpose: over one that held the sent rows too, a planner with old statistics
-- would walk through all of them to find the first that waits.
create index outbox_undispatched_idx on outbox (slot, seq) where dispatched_at is null;
