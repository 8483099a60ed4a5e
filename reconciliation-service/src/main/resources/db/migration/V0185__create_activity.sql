-- What people did about bank lines and discrepancies, and what the ledger answered to that: who, when and why, added to and never changed.
create table activity (
    company_id     uuid        not null,
    activity_id    uuid        not null,
    line_id        uuid,
    discrepancy_id uuid,
    match_id       uuid,
    kind           text        not null check (kind in ('ASSIGNED', 'RELEASED', 'COMMENTED', 'UNDO_REQUESTED', 'UNDO_REFUSED',
        'UNDONE', 'MATCH_REFUSED', 'RESOLVED', 'REMINDED')),
    user_id        uuid,
    assignee_id    uuid,
    note           text        check (length(note) between 1 and 4000),
    at             timestamptz not null,
    constraint activity_pkey primary key (company_id, activity_id),
    constraint activity_subject_check check (line_id is not null or discrepancy_id is not null),
    constraint activity_assignee_id_check check ((kind = 'ASSIGNED') = (assignee_id is not null))
);
create index activity_line_idx on activity (company_id, line_id, at) where line_id is not null;
create index activity_discrepancy_idx on activity (company_id, discrepancy_id, at) where discrepancy_id is not null;

create function refuse_activity_change() returns trigger language plpgsql as $$
begin
    raise exception 'what was done stays done: activities are never changed';
end $$;
create trigger activity_immutable
    before update or delete or truncate on activity
    for each statement execute function refuse_activity_change();
revoke update, delete, truncate on activity from ${appRole};

-- An answer to an undoing must not take the time of the posting away.
alter table payment_match add column posted_at timestamptz;
update payment_match set posted_at = answered_at where status = 'POSTED' and undo_requested_at is null;
