package io.tieout.ledger.refund;

import io.tieout.ledger.announcement.Announcements;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells of refunds that were approved before anybody was told of them, so that their payment can be matched, too.
@Service
@Transactional
class RefundAnnouncementService implements Announcements {

    private final RefundRepository refunds;
    private final RefundPublisher publisher;

    RefundAnnouncementService(RefundRepository refunds, RefundPublisher publisher) {
        this.refunds = refunds;
        this.publisher = publisher;
    }

    @Override
    public String documents() {
        return "refunds";
    }

    /// Each once: those that wait for their line of the bank.
    @Override
    public int announce(int limit) {
        var unannounced = refunds.lockUnannounced(limit);
        unannounced.forEach(this::announce);
        return unannounced.size();
    }

    /// Its events begin now.
    ///
    /// @param refund approved and locked
    Refund announce(Refund refund) {
        var announced = refund.announced();
        var approval = refunds.approval(refund);
        refunds.setAnnounced(announced);
        publisher.approved(announced, approval.number(), approval.entryId());
        return announced;
    }
}
