-- Reports that a company has made up itself: rows of account ranges and formulas.
create table custom_report (
    company_id uuid not null references company,
    custom_report_id uuid not null,
    name text not null constraint custom_report_name_check check (char_length(name) between 1 and 120),
    report_rows jsonb not null,
    version bigint not null default 1,
    created_by uuid not null,
    created_at timestamptz not null,
    primary key (company_id, custom_report_id),
    constraint custom_report_name_key unique (company_id, name)
);
