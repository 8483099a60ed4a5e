-- What is overdue is so by the company's day, not the machine's: east of Greenwich a morning is tomorrow already.
create table company_view (
    company_id uuid not null primary key,
    time_zone text not null,
    sql_time_zone text not null,
    version bigint not null
);
