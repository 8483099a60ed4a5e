-- Who belongs where, and which team stands under which, from which day on: reports show a sale where it was made,
-- and a change of territories can be compared before and after. The columns team.region, team.manager_user_id and
-- representative.team_id are read by nobody any more and go with the next release.
create table team_standing (
    company_id uuid not null,
    team_id uuid not null,
    change_no integer not null check (change_no > 0),
    from_date date not null,
    until_date date,
    region text,
    parent_team_id uuid,
    manager_user_id uuid,
    changed_by uuid,
    changed_at timestamptz not null,
    primary key (company_id, team_id, change_no),
    foreign key (company_id, team_id) references team (company_id, team_id),
    foreign key (company_id, parent_team_id) references team (company_id, team_id),
    check (until_date >= from_date),
    check (parent_team_id <> team_id)
);
create unique index team_standing_last_key on team_standing (company_id, team_id) where until_date is null;
create index team_standing_parent_idx on team_standing (company_id, parent_team_id);
create index team_standing_manager_idx on team_standing (company_id, manager_user_id);

create table team_membership (
    company_id uuid not null,
    representative_id uuid not null,
    change_no integer not null check (change_no > 0),
    from_date date not null,
    until_date date,
    team_id uuid,
    changed_by uuid,
    changed_at timestamptz not null,
    primary key (company_id, representative_id, change_no),
    foreign key (company_id, representative_id) references representative (company_id, representative_id),
    foreign key (company_id, team_id) references team (company_id, team_id),
    check (until_date >= from_date)
);
create unique index team_membership_last_key on team_membership (company_id, representative_id) where until_date is null;
create index team_membership_team_idx on team_membership (company_id, team_id);

insert into team_standing (company_id, team_id, change_no, from_date, region, manager_user_id, changed_at)
select company_id, team_id, 1, date '1900-01-01', region, manager_user_id, now() from team;

insert into team_membership (company_id, representative_id, change_no, from_date, team_id, changed_at)
select company_id, representative_id, 1, date '1900-01-01', team_id, now() from representative;

-- What was, stays: a change ends the one before and begins another.
revoke delete, update on team_standing, team_membership from ${appRole};
grant update (until_date) on team_standing, team_membership to ${appRole};
