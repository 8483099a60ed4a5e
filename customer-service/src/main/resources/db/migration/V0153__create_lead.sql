-- People who might become customers: how they came, whose they are, how promising they look.
create table lead_form (
    company_id uuid not null,
    form_id uuid not null,
    name text not null check (length(name) between 1 and 100),
    source text not null check (length(source) between 1 and 60),
    region text check (length(region) between 1 and 60),
    key_hash bytea not null unique,
    created_by uuid not null,
    created_at timestamptz not null,
    closed_by uuid,
    closed_at timestamptz,
    primary key (company_id, form_id),
    check ((closed_by is null) = (closed_at is null))
);

create table lead_policy (
    company_id uuid not null,
    version bigint not null check (version > 0),
    policy jsonb not null,
    changed_by uuid not null,
    changed_at timestamptz not null,
    primary key (company_id, version)
);
revoke update, delete on lead_policy from ${appRole};

-- Whose turn it is under a rule of the policy in force.
create table lead_turn (
    company_id uuid not null,
    rule_number integer not null,
    policy_version bigint not null,
    next_turn bigint not null,
    primary key (company_id, rule_number)
);

create table lead (
    company_id uuid not null,
    lead_id uuid not null,
    person_name text not null check (length(person_name) between 1 and 200),
    organisation text,
    email text,
    phone text,
    country char(2),
    region text,
    source text not null,
    message text,
    form_id uuid,
    status text not null check (status in ('OPEN', 'DISQUALIFIED')),
    disqualified_reason text,
    owner_user_id uuid,
    score integer not null check (score between 0 and 100),
    score_reasons jsonb not null,
    duplicates jsonb not null,
    received_at timestamptz not null,
    touched_at timestamptz not null,
    version bigint not null,
    primary key (company_id, lead_id),
    foreign key (company_id, form_id) references lead_form (company_id, form_id),
    check ((status = 'DISQUALIFIED') = (disqualified_reason is not null))
);
create index lead_owner_idx on lead (company_id, owner_user_id, status, lead_id);
create index lead_email_idx on lead (company_id, lower(email)) where email is not null;
create index lead_phone_idx on lead (company_id, phone) where phone is not null;
create index lead_form_idx on lead (company_id, form_id, received_at) where form_id is not null;
create index lead_untouched_idx on lead (company_id, touched_at) where status = 'OPEN' and owner_user_id is not null;

-- Who had it and who gave it to whom; rows are only added.
create table lead_change (
    company_id uuid not null,
    lead_id uuid not null,
    version bigint not null,
    change text not null,
    from_user_id uuid,
    to_user_id uuid,
    changed_by uuid,
    changed_at timestamptz not null,
    primary key (company_id, lead_id, version),
    foreign key (company_id, lead_id) references lead (company_id, lead_id)
);
create table lead_note (
    company_id uuid not null,
    lead_id uuid not null,
    note_id uuid not null,
    note text not null check (length(note) between 1 and 5000),
    written_by uuid not null,
    written_at timestamptz not null,
    primary key (company_id, lead_id, note_id),
    foreign key (company_id, lead_id) references lead (company_id, lead_id)
);
revoke update, delete on lead_change, lead_note from ${appRole};

-- The check for duplicates looks for these.
create index contact_email_idx on contact (company_id, lower(email)) where email is not null;
create index customer_lower_name_idx on customer (company_id, lower(name));
