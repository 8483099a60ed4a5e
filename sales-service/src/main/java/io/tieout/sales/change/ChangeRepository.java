package io.tieout.sales.change;

import io.tieout.platform.id.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class ChangeRepository {

    private static final String DEALS = """
            (select d.company_id, d.deal_id as object_id, d.version as object_version, d.owner_user_id, d.deal_id,
                    jsonb_strip_nulls(jsonb_build_object(
                        'id', d.deal_id, 'status', d.status, 'pipeline', d.pipeline_code, 'stage', d.stage,
                        'customerId', d.customer_id, 'representativeId', d.representative_id,
                        'ownerUserId', d.owner_user_id, 'productCode', d.product_code, 'dealType', d.deal_type,
                        'source', d.source, 'nextStep', d.next_step, 'lostReason', d.lost_reason,
                        'probabilityPercent', d.probability_percent, 'openedOn', d.opened_on, 'closedOn', d.closed_on,
                        'nextStepOn', d.next_step_on, 'expectedCloseOn', d.expected_close_on,
                        'value', case when d.value_minor is not null
                                      then jsonb_build_object('minor', d.value_minor, 'currency', d.currency) end)) as facts
               from deal d) f
            """;

    private static final String ORDERS = """
            (select o.company_id, o.order_id as object_id, o.version as object_version, o.owner_user_id, o.deal_id,
                    jsonb_strip_nulls(jsonb_build_object(
                        'id', o.order_id, 'status', o.status, 'orderNumber', o.order_number, 'customerId', o.customer_id,
                        'dealId', o.deal_id, 'ownerUserId', o.owner_user_id, 'paymentTermDays', o.payment_term_days,
                        'orderDate', o.order_date,
                        'net', jsonb_build_object('minor', o.net_minor, 'currency', o.currency),
                        'total', jsonb_build_object('minor', o.total_minor, 'currency', o.currency))) as facts
               from sales_order o) f
            """;

    private static final String QUOTES = """
            (select q.company_id, q.quote_id as object_id, q.version as object_version, q.owner_user_id, q.deal_id,
                    jsonb_strip_nulls(jsonb_build_object(
                        'id', q.quote_id, 'status', q.status, 'quoteNumber', q.quote_number, 'customerId', q.customer_id,
                        'dealId', q.deal_id, 'ownerUserId', q.owner_user_id, 'revision', q.revision,
                        'validUntil', r.valid_until,
                        'net', jsonb_build_object('minor', r.net_minor, 'currency', r.currency),
                        'total', jsonb_build_object('minor', r.total_minor, 'currency', r.currency))) as facts
               from quote q
               join quote_revision r
                 on r.company_id = q.company_id and r.quote_id = q.quote_id and r.revision = q.revision) f
            """;

    private static final String CONTRACTS = """
            (select c.company_id, c.contract_id as object_id, c.etag as object_version, c.owner_user_id,
                    cast(null as uuid) as deal_id,
                    jsonb_strip_nulls(jsonb_build_object(
                        'id', c.contract_id, 'contractNumber', c.contract_number, 'customerId', c.customer_id,
                        'ownerUserId', c.owner_user_id, 'title', v.title, 'startsOn', v.starts_on, 'endsOn', v.ends_on,
                        'renewalMonths', v.renewal_months, 'terminated', c.terminated_at is not null,
                        'value', case when v.value_minor is not null
                                      then jsonb_build_object('minor', v.value_minor, 'currency', v.currency) end)) as facts
               from contract c
               join contract_version v
                 on v.company_id = c.company_id and v.contract_id = c.contract_id and v.version_no = c.last_version) f
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ChangeRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// All documents of a kind as they are, as a table `f` with `company_id`, `object_id`, `object_version`,
    /// `owner_user_id`, `deal_id` and `facts`.
    public static String factsOf(ObjectKind kind) {
        return switch (kind) {
            case DEAL -> DEALS;
            case ORDER -> ORDERS;
            case QUOTE -> QUOTES;
            case CONTRACT -> CONTRACTS;
        };
    }

    /// After each change of a document, in its transaction.
    public void note(UUID companyId, ObjectKind kind, UUID objectId) {
        boolean ruled = Cause.CURRENT.isBound();
        jdbc.sql("""
                        insert into object_change (company_id, change_id, kind, object_id, object_version, owner_user_id,
                            deal_id, facts, caused_by, depth, changed_at)
                        select f.company_id, cast(:change as uuid), cast(:kind as text), f.object_id, f.object_version, f.owner_user_id, f.deal_id,
                               f.facts, cast(:cause as uuid), cast(:depth as integer), cast(:at as timestamptz)
                          from
                        """ + factsOf(kind) + """
                         where f.company_id = :company and f.object_id = :id
                           and exists (select 1 from watched_kind w where w.company_id = :company and w.kind = :kind)
                        on conflict (company_id, kind, object_id, object_version) do nothing
                        """)
                .param("change", Ids.next())
                .param("kind", kind.name())
                .param("cause", ruled ? Cause.CURRENT.get().ruleId() : null)
                .param("depth", ruled ? Cause.CURRENT.get().depth() : 0)
                .param("at", clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .param("company", companyId)
                .param("id", objectId)
                .update();
    }
}
