-- All replicas tell operators the same, and a restart does not make what was found forgotten.
create table check_run (
    run_date date not null,
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    broken integer,
    constraint check_run_pkey primary key (run_date),
    constraint check_run_broken_check check (broken >= 0 and (broken is null) = (finished_at is null))
);

comment on table check_run is 'Which night''s invariants one of the replicas checked, and how many did not hold';
