-- Lists cut to what their reader owns, or to one customer, must not read all deals and orders of the company.
create index deal_owner_user_id_idx on deal (company_id, owner_user_id);
create index sales_order_owner_user_id_idx on sales_order (company_id, owner_user_id);
create index sales_order_customer_id_idx on sales_order (company_id, customer_id, order_id);
