-- The funnel begins with the deals that were opened in its span, and read all deals of the company for them.
create index deal_opened_on_idx on deal (company_id, opened_on);
