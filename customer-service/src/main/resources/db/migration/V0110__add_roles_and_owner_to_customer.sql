-- A party may be customer and supplier at once and belongs to somebody's work; who was here before is a customer.
alter table customer
    add column roles text[] not null default '{CUSTOMER}',
    add column owner_id uuid,
    add column other_languages text[] not null default '{}',
    add constraint customer_roles_check check (cardinality(roles) > 0 and roles <@ '{CUSTOMER,SUPPLIER}');

create index customer_supplier_idx on customer (company_id, name, customer_id) where roles @> '{SUPPLIER}';
create index customer_owner_idx on customer (company_id, owner_id, name, customer_id) where owner_id is not null;
create index customer_parent_idx on customer (company_id, parent_id) where parent_id is not null;

-- The purpose of an address was any text.
update customer
   set addresses = (
           select jsonb_agg(
                      case when address ->> 'purpose' in ('BILLING', 'DELIVERY', 'REGISTERED', 'OFFICE', 'OTHER')
                           then address
                           else address || '{"purpose": "OTHER"}' end
                      order by place)
             from jsonb_array_elements(addresses) with ordinality as entry (address, place))
 where addresses <> '[]';
