-- The keys that sign tokens, shared by all replicas. The newest one signs; older ones stay until their tokens have expired.
create table signing_key (
    key_id text primary key,
    private_key bytea not null,
    public_key bytea not null,
    created_at timestamptz not null
);
