-- From business facts to entries: the rules as data, each version kept, and the facts with what became of them.
create table posting_rule_set (
    company_id uuid not null references company,
    version bigint not null constraint posting_rule_set_version_check check (version >= 1),
    rules jsonb not null constraint posting_rule_set_rules_check check (jsonb_typeof(rules) = 'array'),
    reason text not null constraint posting_rule_set_reason_check check (char_length(reason) between 1 and 500),
    saved_by uuid not null,
    recorded_at timestamptz not null default recorded_now(),
    primary key (company_id, version)
);

revoke update, delete, truncate on posting_rule_set from ${appRole};

create table business_fact (
    company_id uuid not null references company,
    fact_id uuid not null,
    -- who told it, and as what; told twice it is one fact
    source text not null constraint business_fact_source_check check (source ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    external_id text not null constraint business_fact_external_id_check check (char_length(external_id) between 1 and 100),
    fact_type text not null,
    effective_date date not null,
    document_date date not null,
    fact_text text not null constraint business_fact_fact_text_check check (char_length(fact_text) between 1 and 500),
    attributes jsonb not null,
    -- in smallest units, by name
    amounts jsonb not null,
    currency char(3) not null,
    state text not null constraint business_fact_state_check check (state in ('WAITING', 'POSTED', 'DISMISSED')),
    -- why it waits
    reason_code text,
    reason_detail text,
    -- what it was posted by and as
    rules_version bigint,
    rule_name text,
    entry_id uuid,
    dismissal_reason text
        constraint business_fact_dismissal_reason_check check (char_length(dismissal_reason) between 1 and 500),
    sent_by uuid not null,
    decided_by uuid,
    recorded_at timestamptz not null default recorded_now(),
    tried_at timestamptz not null default recorded_now(),
    primary key (company_id, fact_id),
    constraint business_fact_external_id_key unique (company_id, source, external_id),
    constraint business_fact_rules_version_fkey
        foreign key (company_id, rules_version) references posting_rule_set,
    constraint business_fact_entry_id_fkey foreign key (company_id, entry_id) references journal_entry,
    constraint business_fact_posted_check check (
        (state = 'POSTED') = (entry_id is not null)
        and (entry_id is null) = (rules_version is null) and (entry_id is null) = (rule_name is null)),
    constraint business_fact_dismissed_check check ((state = 'DISMISSED') = (dismissal_reason is not null))
);

create index business_fact_waiting_idx on business_fact (company_id, tried_at, fact_id) where state = 'WAITING';
create index business_fact_effective_date_idx on business_fact (company_id, effective_date, fact_id);

revoke update, delete, truncate on business_fact from ${appRole};
grant update (state, reason_code, reason_detail, rules_version, rule_name, entry_id, dismissal_reason, decided_by, tried_at)
    on business_fact to ${appRole};
