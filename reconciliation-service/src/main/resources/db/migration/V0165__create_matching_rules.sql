-- What a company sets about matching, as numbered sets: outcomes name their set, so a set that was in force never changes.
create table matching_rules (
    company_id        uuid        not null,
    matching_rules_id uuid        not null,
    number            integer     not null check (number > 0),
    status            text        not null check (status in ('DRAFT', 'ACTIVE', 'REPLACED', 'WITHDRAWN')),
    reason            text        not null,
    rules             jsonb       not null,
    authors           uuid[]      not null check (cardinality(authors) > 0),
    drafted_at        timestamptz not null,
    activated_by      uuid,
    activated_at      timestamptz,
    ended_at          timestamptz,
    version           bigint      not null,
    constraint matching_rules_pkey primary key (company_id, matching_rules_id),
    constraint matching_rules_number_key unique (company_id, number),
    constraint matching_rules_activated_at_check check (
        (status in ('ACTIVE', 'REPLACED')) = (activated_at is not null)
        and (activated_at is null) = (activated_by is null)),
    constraint matching_rules_ended_at_check check ((status in ('REPLACED', 'WITHDRAWN')) = (ended_at is not null)),
    -- Nobody brings into force what they wrote.
    constraint matching_rules_four_eyes_check check (activated_by is null or activated_by <> all (authors))
);
create unique index matching_rules_active_key on matching_rules (company_id) where status = 'ACTIVE';

create function keep_matching_rules() returns trigger language plpgsql as $$
begin
    if old.status <> 'DRAFT' and (new.rules, new.number, new.authors, new.reason, new.activated_by, new.activated_at)
            is distinct from (old.rules, old.number, old.authors, old.reason, old.activated_by, old.activated_at) then
        raise exception 'matching rules that were in force are not changed';
    end if;
    return new;
end
$$;
create trigger matching_rules_keep before update on matching_rules for each row execute function keep_matching_rules();
revoke delete, truncate on matching_rules from ${appRole};
