package io.tieout.ledger.customerledger;

import io.tieout.events.ledger.v1.CustomerLinesSealed;
import io.tieout.events.ledger.v1.LedgerEvents;
import io.tieout.platform.event.Outbox;
import io.tieout.platform.event.OutboxEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class CustomerLinePublisher {

    private final Outbox outbox;

    CustomerLinePublisher(Outbox outbox) {
        this.outbox = outbox;
    }

    void sealed(
            UUID companyId, LinePosition position, List<ControlLine> lines, List<CustomerLineRepository.Total> totals) {
        outbox.publish(new OutboxEvent<>(
                LedgerEvents.CUSTOMER_LINES_SEALED,
                companyId,
                companyId,
                position.version(),
                null,
                new CustomerLinesSealed(
                        companyId,
                        position.lastSequence(),
                        position.complete(),
                        lines.stream().map(CustomerLinePublisher::line).toList(),
                        totals.stream()
                                .map(total -> new CustomerLinesSealed.Balance(total.accountCode(), total.balance()))
                                .toList())));
    }

    private static CustomerLinesSealed.Line line(ControlLine line) {
        return new CustomerLinesSealed.Line(
                line.entryId(),
                line.lineNumber(),
                line.sequence(),
                line.effectiveDate(),
                line.documentDate(),
                line.recordedAt(),
                line.source(),
                line.sourceId(),
                line.reversedSource(),
                line.documentNumber(),
                line.control().name(),
                line.accountCode(),
                line.debit() ? "DEBIT" : "CREDIT",
                line.amount(),
                line.worth(),
                line.customerId(),
                item(line.item()));
    }

    private static CustomerLinesSealed.@Nullable Item item(ControlLine.@Nullable Item item) {
        return item == null
                ? null
                : new CustomerLinesSealed.Item(item.kind().name(), item.id(), item.number(), item.dueDate());
    }
}
