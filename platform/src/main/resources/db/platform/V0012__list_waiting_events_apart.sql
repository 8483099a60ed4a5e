-- A sent event was marked in its own row, so each was written twice, with three indexes: now those to be sent are listed.
create table outbox_waiting (
    slot smallint not null,
    seq bigint not null,
    created_at timestamptz not null,
    event_ids uuid[] not null,
    constraint outbox_waiting_pkey primary key (slot, seq),
    constraint outbox_waiting_event_ids_check check (cardinality(event_ids) > 0)
)
-- Each row lives for moments: what is left of it must not slow the relay.
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_analyze_threshold = 100000);

comment on table outbox_waiting is
    'Which events wait to be sent: of one statement and slot, in their order; seq is that of the first';
comment on column outbox.dispatched_at is
    'When the event was sent, or handed to outbox_waiting if it was sent within half a minute of that; null is to be sent';
