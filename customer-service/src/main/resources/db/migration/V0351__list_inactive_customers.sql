-- A list of inactive customers went through all customers by name, until it had met enough of the few.
create index customer_status_idx on customer (company_id, status, name, customer_id) where status <> 'ACTIVE';
