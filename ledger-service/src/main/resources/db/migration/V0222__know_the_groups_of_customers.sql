-- Who belongs to whom: one company of a group may keep back what we owe to another. Customers who were known before
-- stand for themselves until customer-service tells of them again.
alter table customer_view add column parent_id uuid;
