package io.tieout.ledger.deferral;

import io.tieout.ledger.journal.EntryDraft;
import io.tieout.ledger.journal.EntryId;
import io.tieout.ledger.journal.EntrySource;
import io.tieout.ledger.journal.LineDraft;
import io.tieout.ledger.journal.Side;
import io.tieout.platform.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The entries of a deferral: out of the result when it begins, and back month by month.
record DeferralPosting(Deferral deferral) {

    EntryDraft transfer(EntryId id, LocalDate date) {
        return entry(
                id,
                new Fact(EntrySource.DEFERRAL, deferral.id().value(), "Deferred", deferral.createdBy()),
                deferral.amount(),
                deferral.kind().resultSide().opposite(),
                date,
                date);
    }

    /// @param date the month's end, or the first open day after it
    EntryDraft instalment(EntryId id, Instalment instalment, LocalDate date) {
        return entry(
                id,
                new Fact(
                        EntrySource.DEFERRAL_INSTALMENT,
                        instalment.id(),
                        "Month " + instalment.number() + " of " + deferral.months() + " of a deferral",
                        null),
                instalment.amount(),
                deferral.kind().resultSide(),
                date,
                instalment.dueDate());
    }

    private EntryDraft entry(
            EntryId id, Fact fact, Money amount, Side resultSide, LocalDate date, LocalDate documentDate) {
        var about = Map.of("deferralId", deferral.id().value().toString());
        return new EntryDraft(
                id,
                deferral.companyId(),
                date,
                documentDate,
                fact.source(),
                fact.id(),
                fact.text(),
                fact.postedBy(),
                List.of(
                        new LineDraft(deferral.resultAccount(), resultSide, amount, about),
                        new LineDraft(deferral.balanceAccount(), resultSide.opposite(), amount, about)));
    }

    private record Fact(
            EntrySource source,
            UUID id,
            String text,
            @Nullable UUID postedBy) {}
}
