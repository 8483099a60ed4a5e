-- A day begins when it begins for the company, not for the machine.
create table company_view (
    company_id uuid not null primary key,
    time_zone text not null,
    sql_time_zone text not null,
    version bigint not null
);
