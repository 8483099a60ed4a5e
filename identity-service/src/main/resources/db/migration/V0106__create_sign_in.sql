-- Browsers that are signed in, and failed attempts; in the database, so that any replica can answer and a lock holds on all.
create table sign_in_session (
    session_hash bytea primary key,
    user_id uuid not null references app_user (user_id) on delete cascade,
    signed_in_at timestamptz not null,
    expires_at timestamptz not null
);

create index sign_in_session_expires_at_idx on sign_in_session (expires_at);

create table sign_in_failure (
    kind text not null check (kind in ('ACCOUNT', 'ADDRESS')),
    subject_hash bytea not null,
    failures integer not null check (failures > 0),
    window_ends_at timestamptz not null,
    primary key (kind, subject_hash)
);
