-- What lists and reports show of a customer; comes from customer-service and is erased with the customer there.
create table customer_view (
    company_id uuid not null,
    customer_id uuid not null,
    customer_number text not null,
    name text not null,
    primary key (company_id, customer_id)
);
