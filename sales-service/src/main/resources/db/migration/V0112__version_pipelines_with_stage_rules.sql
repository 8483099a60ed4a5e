-- What holds for a stage is data, and a deal keeps the version of its pipeline under which it was opened.
alter table pipeline
    add column deal_type text check (length(deal_type) between 1 and 60),
    add column team_id uuid,
    add column version bigint not null default 1,
    add constraint pipeline_team_id_fkey foreign key (company_id, team_id) references team (company_id, team_id);
create unique index pipeline_choice_key on pipeline (company_id, deal_type, team_id) nulls not distinct
    where deal_type is not null or team_id is not null;

create table pipeline_version (
    company_id uuid not null,
    pipeline_code text not null,
    version bigint not null,
    defined_by uuid,
    defined_at timestamptz not null,
    primary key (company_id, pipeline_code, version),
    foreign key (company_id, pipeline_code) references pipeline (company_id, pipeline_code)
);

create table pipeline_stage (
    company_id uuid not null,
    pipeline_code text not null,
    version bigint not null,
    stage text not null check (length(stage) between 1 and 60),
    stage_no integer not null,
    kind text not null check (kind in ('OPEN', 'WON', 'LOST')),
    probability_percent integer not null check (probability_percent between 0 and 100),
    required_fields text[] not null,
    allowed_next text[],
    stale_after_days integer check (stale_after_days between 1 and 3650),
    task_titles text[] not null,
    task_due_days integer[] not null check (cardinality(task_due_days) = cardinality(task_titles)),
    primary key (company_id, pipeline_code, version, stage),
    foreign key (company_id, pipeline_code, version)
        references pipeline_version (company_id, pipeline_code, version)
);

create table pipeline_auto_move (
    company_id uuid not null,
    pipeline_code text not null,
    version bigint not null,
    rule_no integer not null,
    fact text not null,
    from_stage text,
    to_stage text not null,
    primary key (company_id, pipeline_code, version, rule_no),
    foreign key (company_id, pipeline_code, version, to_stage)
        references pipeline_stage (company_id, pipeline_code, version, stage)
);

insert into pipeline_version (company_id, pipeline_code, version, defined_at)
select company_id, pipeline_code, 1, now() from pipeline;
insert into pipeline_stage (company_id, pipeline_code, version, stage, stage_no, kind, probability_percent,
    required_fields, task_titles, task_due_days)
select p.company_id, p.pipeline_code, 1, s.stage, s.stage_no, 'OPEN',
       100 * s.stage_no / (cardinality(p.stages) + 1), '{}', '{}', '{}'
  from pipeline p, unnest(p.stages) with ordinality s(stage, stage_no);

revoke update, delete on pipeline_version, pipeline_stage, pipeline_auto_move from ${appRole};

create table lost_reason (
    company_id uuid not null,
    reason_code text not null check (length(reason_code) between 1 and 60),
    name text not null,
    kind text not null check (kind in ('REASON', 'OBJECTION')),
    active boolean not null,
    primary key (company_id, reason_code)
);
