-- Old events are deleted. What comparisons and checks need of them is kept here, in the transaction that deletes them.
create table purged_version (
    topic text not null,
    aggregate_id uuid not null,
    version bigint not null,
    constraint purged_version_pkey primary key (topic, aggregate_id)
);

comment on table purged_version is 'Up to which version the published events of an aggregate were sent and deleted';

create table purged_total (
    side text not null,
    topic text not null,
    count bigint not null,
    digest numeric not null,
    constraint purged_total_pkey primary key (side, topic),
    constraint purged_total_side_check check (side in ('PRODUCED', 'CONSUMED'))
);

comment on table purged_total is 'What deleted events contribute to the positions that services compare';

-- Holds sent rows only, so that no planner takes it for the way to those that wait.
create index outbox_dispatched_at_idx on outbox (dispatched_at) where dispatched_at is not null;
create index inbox_received_at_idx on inbox (received_at);
