-- A credit note belongs to its invoice's order: whoever sees the one sees the other.
alter table revenue_document add column invoice_id uuid;
update revenue_document v
   set invoice_id = n.invoice_id
  from order_credit_note n
 where v.kind = 'CREDIT_NOTE' and n.company_id = v.company_id and n.credit_note_id = v.document_id;
