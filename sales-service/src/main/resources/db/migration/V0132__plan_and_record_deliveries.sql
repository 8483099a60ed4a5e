-- What is to be delivered on which day, what was delivered, and what is late.
create table delivery_plan (
    company_id uuid not null,
    order_id uuid not null,
    version bigint not null,
    planned_by uuid not null,
    planned_at timestamptz not null,
    primary key (company_id, order_id),
    foreign key (company_id, order_id) references sales_order (company_id, order_id)
);

create table delivery_plan_line (
    company_id uuid not null,
    order_id uuid not null,
    line_id uuid not null,
    planned_on date not null,
    quantity numeric(18, 6) not null check (quantity > 0),
    late_alert_at timestamptz,
    primary key (company_id, order_id, line_id, planned_on),
    foreign key (company_id, order_id, line_id) references sales_order_line (company_id, order_id, line_id)
);
create index delivery_plan_line_planned_on_idx on delivery_plan_line (company_id, planned_on, order_id, line_id);
create index delivery_plan_line_unalerted_idx on delivery_plan_line (planned_on) where late_alert_at is null;

create table delivery (
    company_id uuid not null,
    delivery_id uuid not null,
    order_id uuid not null,
    delivered_on date not null,
    note text,
    delivered_by uuid not null,
    recorded_at timestamptz not null,
    undone_at timestamptz,
    undone_by uuid,
    undone_reason text,
    primary key (company_id, delivery_id),
    foreign key (company_id, order_id) references sales_order (company_id, order_id),
    check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_reason is null))
);
create index delivery_order_id_idx on delivery (company_id, order_id);

create table delivery_line (
    company_id uuid not null,
    delivery_id uuid not null,
    line_id uuid not null,
    quantity numeric(18, 6) not null check (quantity > 0),
    primary key (company_id, delivery_id, line_id),
    foreign key (company_id, delivery_id) references delivery (company_id, delivery_id)
);
revoke delete on delivery, delivery_line from ${appRole};
revoke update on delivery, delivery_line from ${appRole};
grant update (undone_at, undone_by, undone_reason) on delivery to ${appRole};

-- What somebody should look at: each reason is raised once.
create table sales_alert (
    company_id uuid not null,
    alert_id uuid not null,
    kind text not null check (kind in ('LATE_DELIVERY', 'CONTRACT_ENDS', 'PRODUCT_FALLING')),
    reason_key text not null,
    subject text not null,
    document_id uuid,
    due_on date not null,
    detail text not null,
    owner_user_id uuid,
    raised_at timestamptz not null,
    done_at timestamptz,
    done_by uuid,
    primary key (company_id, alert_id),
    unique (company_id, kind, reason_key)
);
create index sales_alert_open_idx on sales_alert (company_id, alert_id) where done_at is null;
