-- In which language and where a customer is written to. Customers of before tell it with their next change.
alter table customer_view
    add column language text,
    add column email text;
