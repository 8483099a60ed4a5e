-- Rules as data: what is to happen when a document becomes like this, or a day before a date comes.
create table sales_rule (
    company_id uuid not null,
    rule_id uuid not null,
    kind text not null check (kind in ('DEAL', 'ORDER', 'QUOTE', 'CONTRACT')),
    last_version bigint not null check (last_version > 0),
    primary key (company_id, rule_id)
);
create table sales_rule_version (
    company_id uuid not null,
    rule_id uuid not null,
    version bigint not null check (version > 0),
    name text not null,
    active boolean not null,
    date_field text,
    offset_days integer,
    condition text not null,
    actions jsonb not null,
    made_by uuid not null,
    made_at timestamptz not null,
    primary key (company_id, rule_id, version),
    foreign key (company_id, rule_id) references sales_rule (company_id, rule_id),
    check ((date_field is null) = (offset_days is null))
);
revoke update, delete on sales_rule_version from ${appRole};

create table watched_kind (
    company_id uuid not null,
    kind text not null,
    primary key (company_id, kind)
);
create table object_change (
    company_id uuid not null,
    change_id uuid not null,
    kind text not null,
    object_id uuid not null,
    object_version bigint not null,
    owner_user_id uuid not null,
    deal_id uuid,
    facts jsonb not null,
    caused_by uuid,
    depth integer not null check (depth >= 0),
    changed_at timestamptz not null,
    retry_at timestamptz,
    failure text,
    primary key (company_id, change_id),
    unique (company_id, kind, object_id, object_version)
);
create index object_change_change_id_idx on object_change (change_id);

-- What a rule did, and on which grounds. A change is judged once by a version of a rule, a date once by a rule.
create table sales_rule_firing (
    company_id uuid not null,
    firing_id uuid not null,
    rule_id uuid not null,
    rule_version bigint not null,
    kind text not null,
    object_id uuid not null,
    object_version bigint not null,
    owner_user_id uuid not null,
    due_on date,
    inputs jsonb not null,
    outcome text not null
        check (outcome in ('FIRED', 'PARTLY', 'REFUSED', 'NOT_MATCHED', 'NOT_EVALUATED')),
    reason text,
    results jsonb not null,
    fired_at timestamptz not null,
    primary key (company_id, firing_id),
    foreign key (company_id, rule_id, rule_version) references sales_rule_version (company_id, rule_id, version)
);
create unique index sales_rule_firing_change_key
    on sales_rule_firing (company_id, rule_id, rule_version, object_id, object_version) where due_on is null;
create unique index sales_rule_firing_date_key
    on sales_rule_firing (company_id, rule_id, object_id, due_on) where due_on is not null;
create index sales_rule_firing_object_idx on sales_rule_firing (company_id, object_id);
revoke delete on sales_rule_firing from ${appRole};
