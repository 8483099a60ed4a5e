-- Files of deals name customers by their numbers.
create index customer_view_number_idx on customer_view (company_id, customer_number);
