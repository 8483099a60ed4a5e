package io.tieout.customer.overview;

import io.tieout.customer.businessview.BusinessDocument;
import io.tieout.customer.businessview.BusinessHistoryQueries;
import io.tieout.customer.businessview.CustomerActivityService;
import io.tieout.customer.businessview.CustomerFiguresQueries;
import io.tieout.customer.companyview.CompanyDayQueries;
import io.tieout.customer.credit.CreditQueries;
import io.tieout.customer.interaction.InteractionService;
import io.tieout.customer.overview.OverviewResponse.BalanceBlock;
import io.tieout.customer.overview.OverviewResponse.BalanceResponse;
import io.tieout.customer.overview.OverviewResponse.ClosedDeals;
import io.tieout.customer.overview.OverviewResponse.CreditBlock;
import io.tieout.customer.overview.OverviewResponse.DealsBlock;
import io.tieout.customer.overview.OverviewResponse.DocumentsBlock;
import io.tieout.customer.overview.OverviewResponse.HabitBlock;
import io.tieout.customer.overview.OverviewResponse.InteractionBlock;
import io.tieout.customer.overview.OverviewResponse.ProfileBlock;
import io.tieout.customer.party.CustomerId;
import io.tieout.platform.sql.RecordRowMapper;
import io.tieout.platform.web.Page;
import io.tieout.platform.web.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
class OverviewQueries {

    private static final int NEWEST = 5;

    private final JdbcClient jdbc;
    private final CustomerActivityService activities;
    private final CustomerFiguresQueries figures;
    private final BusinessHistoryQueries history;
    private final CreditQueries credits;
    private final InteractionService interactions;
    private final SourceWatchJob sources;
    private final JsonMapper json;
    private final CompanyDayQueries days;
    private final Clock clock;

    OverviewQueries(
            JdbcClient jdbc,
            CustomerActivityService activities,
            CustomerFiguresQueries figures,
            BusinessHistoryQueries history,
            CreditQueries credits,
            InteractionService interactions,
            SourceWatchJob sources,
            JsonMapper json,
            CompanyDayQueries days,
            Clock clock) {
        this.days = days;
        this.jdbc = jdbc;
        this.activities = activities;
        this.figures = figures;
        this.history = history;
        this.credits = credits;
        this.interactions = interactions;
        this.sources = sources;
        this.json = json;
        this.clock = clock;
    }

    /// The position is read first: what changes meanwhile comes with the next one.
    OverviewResponse overview(UUID companyId, CustomerId customerId, OverviewRights rights) {
        var now = clock.instant();
        var customer = customerId.value();
        long position = activities.position(companyId, customer);
        var sales = sources.status(Source.SALES);
        var ledger = sources.status(Source.LEDGER);
        var credit = credits.credit(companyId, customerId);
        var decision = credit.decision();
        return new OverviewResponse(
                customer,
                position,
                rights.withheld(),
                profile(companyId, customer, now),
                rights.sales() ? deals(companyId, customer, sales) : null,
                rights.sales() ? documents(companyId, customer, "ORDER", sales) : null,
                rights.ledger() ? documents(companyId, customer, "INVOICE", ledger) : null,
                rights.ledger() ? balance(companyId, customer, now, ledger) : null,
                new CreditBlock(decision == null ? null : decision.decidedAt(), ledger.stale(), credit),
                rights.ledger() ? habit(companyId, customer, now, ledger) : null,
                new InteractionBlock(
                        now, false, interactions.last(companyId, customerId).orElse(null)));
    }

    private ProfileBlock profile(UUID companyId, UUID customerId, Instant now) {
        return jdbc.sql("""
                        select cast(:now as timestamptz) as as_of, false as stale, customer_number, name, status, country,
                               language, currency, payment_term_days, registered_at
                          from customer
                         where company_id = :company and customer_id = :customer
                        """)
                .param("now", now.toString())
                .param("company", companyId)
                .param("customer", customerId)
                .query(RecordRowMapper.of(ProfileBlock.class))
                .single();
    }

    private DealsBlock deals(UUID companyId, UUID customerId, SourceStatus sales) {
        var deals = history.deals(companyId, customerId);
        return new DealsBlock(sales.asOf(), sales.stale(), deals.open(), new ClosedDeals(deals.won(), deals.lost()));
    }

    private DocumentsBlock documents(UUID companyId, UUID customerId, String kind, SourceStatus source) {
        var page = new PageRequest(NEWEST, List.of(), "");
        var rows = history.documents(companyId, customerId, List.of(kind), page);
        return new DocumentsBlock(source.asOf(), source.stale(), rows.subList(0, Math.min(NEWEST, rows.size())));
    }

    private BalanceBlock balance(UUID companyId, UUID customerId, Instant now, SourceStatus ledger) {
        var reach = figures.reach(companyId);
        var known = figures.of(companyId, customerId, days.day(companyId, now));
        return new BalanceBlock(
                ledger.asOf() == null ? reach.toldAt() : ledger.asOf(),
                ledger.stale() || (!reach.complete() && reach.toldAt() != null),
                reach.lastSequence(),
                known.currencies().stream()
                        .map(currency -> new BalanceResponse(
                                currency.balance(),
                                currency.unpaidInvoices(),
                                currency.overdue(),
                                currency.unapplied()))
                        .toList());
    }

    private HabitBlock habit(UUID companyId, UUID customerId, Instant now, SourceStatus ledger) {
        var habit = figures.of(companyId, customerId, days.day(companyId, now)).habit();
        return new HabitBlock(
                ledger.asOf(),
                ledger.stale(),
                habit.asOf(),
                history.paymentHabits(companyId, customerId).map(json::readTree).orElse(null));
    }

    /// Every order and invoice, newest first.
    Page<BusinessDocument> documents(
            UUID companyId, CustomerId customerId, Collection<String> kinds, PageRequest page) {
        return Page.of(
                history.documents(companyId, customerId.value(), kinds, page),
                page,
                row -> List.of(row.date().toString(), row.documentId().toString()));
    }
}
