-- Who talked with customers, and when: customer-service tells it, the report by salesperson counts it.
create table customer_talk (
    company_id uuid not null,
    interaction_id uuid not null,
    user_id uuid not null,
    channel text not null,
    occurred_at timestamptz not null,
    primary key (company_id, interaction_id)
);
create index customer_talk_occurred_at_idx on customer_talk (company_id, occurred_at);
revoke update, delete on customer_talk from ${appRole};
