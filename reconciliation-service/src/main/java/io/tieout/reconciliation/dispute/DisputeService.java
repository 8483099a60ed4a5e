package io.tieout.reconciliation.dispute;

import io.tieout.platform.id.Ids;
import io.tieout.platform.money.Money;
import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.ItemKind;
import io.tieout.reconciliation.openitem.OpenItemService;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Leads disputes from the objection to the ledger's answer.
@Service
@Transactional
public class DisputeService {

    static final int MAX_FILES = 20;

    private static final Period USUAL_TIME = Period.ofDays(30);

    private final OpenItemService items;
    private final DisputeRepository disputes;
    private final DisputePublisher publisher;
    private final Clock clock;

    DisputeService(OpenItemService items, DisputeRepository disputes, DisputePublisher publisher, Clock clock) {
        this.items = items;
        this.disputes = disputes;
        this.publisher = publisher;
        this.clock = clock;
    }

    /// @return the dispute's id, the same in every service
    public UUID open(OpenDispute wanted) {
        return openUpTo(wanted, wanted.amount());
    }

    /// What a customer disputes of a statement may have been paid in part since: disputes what is open of it.
    ///
    /// @return the dispute's id
    public UUID openWhatIsOpen(OpenDispute wanted) {
        return openUpTo(wanted, null);
    }

    /// @param least that has to be open
    private UUID openUpTo(OpenDispute wanted, @Nullable Money least) {
        var companyId = wanted.companyId();
        disputes.lockInvoice(companyId, wanted.invoiceId());
        var invoice = invoice(wanted);
        var disputable = disputable(companyId, invoice);
        var amount = wanted.amount();
        if (!amount.currency().equals(disputable.currency())
                || !amount.isPositive()
                || disputable.isZero()
                || (least != null && least.compareTo(disputable) > 0)) {
            throw new DisputeExceedsOpenAmount(disputable, amount);
        }
        return open(wanted.over(amount.min(disputable)), invoice);
    }

    private UUID open(OpenDispute wanted, AvailableItem invoice) {
        var deadline = wanted.deadline();
        var dispute = Dispute.open(
                Ids.next(), invoice.customerId(), wanted, deadline == null ? today().plus(USUAL_TIME) : deadline);
        disputes.insert(dispute, clock.instant());
        step(dispute, DisputeStep.OPENED, wanted.reason().name(), wanted.userId());
        disputes.insertMessage(dispute, wanted.openedBy(), false, wanted.text(), wanted.userId(), clock.instant());
        publisher.opened(dispute);
        return dispute.disputeId();
    }

    private AvailableItem invoice(OpenDispute wanted) {
        return items.find(wanted.companyId(), List.of(wanted.invoiceId())).stream()
                .filter(item -> item.kind() == ItemKind.INVOICE && !item.voided())
                .findFirst()
                .orElseThrow(() -> new DisputedInvoiceUnknown(wanted.invoiceId()));
    }

    private Money disputable(UUID companyId, AvailableItem invoice) {
        long disputed = disputes.disputedMinor(companyId, invoice.invoiceId());
        return Money.ofMinor(Math.max(0, invoice.openMinor() - disputed), invoice.currency());
    }

    /// Somebody looks into it.
    void review(UUID companyId, UUID disputeId, long expectedVersion, UUID by) {
        var dispute = lock(companyId, disputeId).requireVersion(expectedVersion).review(by);
        disputes.update(dispute);
        step(dispute, DisputeStep.REVIEWED, null, by);
    }

    /// Says who leads it and until when.
    void lead(
            UUID companyId, UUID disputeId, @Nullable UUID ownerId, LocalDate deadline, long expectedVersion, UUID by) {
        var dispute = lock(companyId, disputeId).requireVersion(expectedVersion).led(ownerId, deadline);
        disputes.update(dispute);
        step(dispute, DisputeStep.LED, (ownerId == null ? "nobody" : ownerId) + " until " + deadline, by);
    }

    /// Decides how it shall end, and asks the ledger to follow.
    ///
    /// @param amount what is given up; all that is disputed when absent
    /// @param date the accounting date; today when absent
    void resolve(
            UUID companyId,
            UUID disputeId,
            DisputeOutcome outcome,
            @Nullable Money amount,
            @Nullable LocalDate date,
            long expectedVersion,
            UUID by) {
        var dispute = lock(companyId, disputeId)
                .requireVersion(expectedVersion)
                .ask(outcome, amount, date == null ? today() : date, by);
        disputes.update(dispute);
        step(dispute, DisputeStep.ASKED_LEDGER, outcome.name(), by);
        publisher.resolutionRequested(dispute);
    }

    /// The books follow: it is over.
    void settled(UUID companyId, UUID disputeId, SettledByLedger settled) {
        var asked = lock(companyId, disputeId);
        if (asked.waitsForAnswer(settled.request())) {
            var dispute = asked.resolved(clock.instant());
            disputes.update(dispute);
            disputes.setSettled(dispute, settled);
            step(dispute, DisputeStep.RESOLVED, settled.creditNoteNumber(), null);
            publisher.resolved(dispute, settled);
        }
    }

    /// The books cannot follow: somebody has to decide anew.
    void refused(UUID companyId, UUID disputeId, int request, String code, String detail) {
        var asked = lock(companyId, disputeId);
        if (asked.waitsForAnswer(request)) {
            var dispute = asked.refused(code, detail);
            disputes.update(dispute);
            step(dispute, DisputeStep.REFUSED_BY_LEDGER, code, null);
        }
    }

    /// Adds to the thread.
    ///
    /// @param internal among ourselves: never shown to the customer
    public void write(
            UUID companyId, UUID disputeId, DisputeSide side, boolean internal, String text, @Nullable UUID userId) {
        var dispute = lock(companyId, disputeId);
        dispute.requireGoingOn();
        disputes.insertMessage(dispute, side, internal, text, userId, clock.instant());
        step(dispute, DisputeStep.MESSAGE, internal ? "internal" : side.name(), userId);
    }

    /// Adds a file. The same content again changes nothing.
    ///
    /// @param claimed the media type that its sender names
    /// @return the hash that names its content
    public String attach(
            UUID companyId,
            UUID disputeId,
            DisputeSide side,
            boolean internal,
            String name,
            @Nullable String claimed,
            byte[] content,
            @Nullable UUID userId) {
        var dispute = lock(companyId, disputeId);
        dispute.requireGoingOn();
        var kind = FileKind.of(claimed).orElseThrow(DisputeFileRefused::kind);
        var file = DisputeFile.of(name, kind, content);
        var sha256 = file.sha256();
        if (disputes.hasFile(companyId, disputeId, sha256)) {
            return sha256;
        }
        if (disputes.files(companyId, disputeId) >= MAX_FILES) {
            throw DisputeFileRefused.count(MAX_FILES);
        }
        disputes.insertFile(dispute, side, internal, file, userId, clock.instant());
        step(dispute, DisputeStep.FILE, sha256, userId);
        return sha256;
    }

    private void step(Dispute dispute, DisputeStep step, @Nullable String detail, @Nullable UUID by) {
        disputes.insertStep(dispute, step, detail, by, clock.instant());
    }

    private Dispute lock(UUID companyId, UUID disputeId) {
        return disputes.lock(companyId, disputeId).orElseThrow(() -> new DisputeNotFound(disputeId));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
