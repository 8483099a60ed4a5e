-- What is known of a deal besides its stage, whose success it is, and what the rules of its pipeline did.
alter table deal
    add column pipeline_version bigint not null default 1,
    add column event_version bigint,
    add column deal_type text,
    add column probability_percent integer check (probability_percent between 0 and 100),
    add column source text,
    add column next_step text,
    add column next_step_on date,
    add column expected_close_on date,
    add column board_rank text collate "C",
    add column last_activity_at timestamptz;
update deal d
   set event_version = version,
       board_rank = replace(deal_id::text, '-', '') || '8',
       last_activity_at = coalesce((select max(c.changed_at) from deal_stage_change c
                                     where c.company_id = d.company_id and c.deal_id = d.deal_id), now());
alter table deal
    alter column event_version set not null,
    alter column board_rank set not null,
    alter column last_activity_at set not null,
    add constraint deal_pipeline_version_fkey foreign key (company_id, pipeline_code, pipeline_version)
        references pipeline_version (company_id, pipeline_code, version);
create index deal_board_idx on deal (company_id, pipeline_code, stage, board_rank, deal_id);
create index deal_last_activity_at_idx on deal (company_id, last_activity_at, deal_id) where status = 'OPEN';

alter table deal_stage_change
    add column override_reason text,
    add column override_of text,
    add column rule text,
    add constraint deal_stage_change_override_check check ((override_reason is null) = (override_of is null));

create table deal_credit (
    company_id uuid not null,
    deal_id uuid not null,
    representative_id uuid not null,
    basis_points integer not null check (basis_points between 1 and 10000),
    primary key (company_id, deal_id, representative_id),
    foreign key (company_id, deal_id) references deal (company_id, deal_id),
    foreign key (company_id, representative_id) references representative (company_id, representative_id)
);

create table deal_task (
    company_id uuid not null,
    deal_id uuid not null,
    task_id uuid not null,
    stage text not null,
    title text not null,
    due_on date not null,
    created_at timestamptz not null,
    done_by uuid,
    done_at timestamptz,
    primary key (company_id, deal_id, task_id),
    foreign key (company_id, deal_id) references deal (company_id, deal_id),
    check ((done_by is null) = (done_at is null))
);

-- Each rule of a pipeline does its work once for a deal; this is also its log.
create table deal_rule_run (
    company_id uuid not null,
    deal_id uuid not null,
    rule text not null,
    outcome text not null,
    ran_at timestamptz not null,
    primary key (company_id, deal_id, rule),
    foreign key (company_id, deal_id) references deal (company_id, deal_id)
);
revoke update, delete on deal_rule_run from ${appRole};

create table deal_objection (
    company_id uuid not null,
    deal_id uuid not null,
    reason_code text not null,
    stage text not null,
    noted_by uuid not null,
    noted_at timestamptz not null,
    primary key (company_id, deal_id, reason_code, stage),
    foreign key (company_id, deal_id) references deal (company_id, deal_id),
    foreign key (company_id, reason_code) references lost_reason (company_id, reason_code)
);
revoke update, delete on deal_objection from ${appRole};
