-- What a scorer learns from: what the engine proposed, and what a person made of it.
create table matching_example (
    company_id      uuid        not null,
    match_id        uuid        not null,
    line_id         uuid        not null,
    decided_by      text        not null check (decided_by in ('USER', 'MODEL')),
    decided_at      timestamptz not null,
    feature_version text        not null,
    rule_version    text        not null,
    eligible        boolean     not null,
    assessments     jsonb       not null,
    -- which of them the person chose, from 0; null when none was right
    chosen          integer,
    undone          boolean     not null default false,
    constraint matching_example_pkey primary key (company_id, match_id)
);
create index matching_example_time_idx on matching_example (company_id, feature_version, decided_at, match_id);

create function refuse_model_change() returns trigger
    language plpgsql
    as $$
begin
    raise exception '% is never changed', tg_table_name;
end
$$;

-- A trained scorer with its measurement. Weights are decimals in text: the same on every machine.
create table matching_model (
    company_id       uuid        not null,
    model_id         uuid        not null,
    number           integer     not null check (number > 0),
    feature_version  text        not null,
    bias             text        not null,
    weights          jsonb       not null,
    threshold        text        not null,
    trained_examples integer     not null,
    trained_from     timestamptz not null,
    trained_to       timestamptz not null,
    measured         jsonb       not null,
    may_decide       boolean     not null,
    trained_by       uuid        not null,
    trained_at       timestamptz not null,
    constraint matching_model_pkey primary key (company_id, model_id),
    constraint matching_model_number_key unique (company_id, number)
);
create trigger matching_model_immutable
    before update or delete or truncate on matching_model
    for each statement execute function refuse_model_change();
revoke update, delete, truncate on matching_model from ${appRole};

-- Who switched which model on or off, and why. The last row of a company says what holds; its number is the version.
create table matching_model_switch (
    company_id  uuid        not null,
    number      bigint      not null check (number > 0),
    model_id    uuid        not null,
    active      boolean     not null,
    deciding    boolean     not null,
    reason      text        not null,
    switched_by uuid        not null,
    switched_at timestamptz not null,
    constraint matching_model_switch_pkey primary key (company_id, number),
    constraint matching_model_switch_model_id_fkey foreign key (company_id, model_id)
        references matching_model (company_id, model_id),
    constraint matching_model_switch_deciding_check check (active or not deciding)
);
create trigger matching_model_switch_immutable
    before update or delete or truncate on matching_model_switch
    for each statement execute function refuse_model_change();
revoke update, delete, truncate on matching_model_switch from ${appRole};
