package io.tieout.reconciliation.confirmation;

import io.tieout.reconciliation.publicpage.LinkToken;
import io.tieout.reconciliation.publicpage.PublicPageProperties;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Links for those who bring them to the customers: written into a letter first, opened when the letter has gone.
@Service
@Transactional
public class ConfirmationLinkService {

    private final ConfirmationService confirmations;
    private final PublicPageProperties pages;

    ConfirmationLinkService(ConfirmationService confirmations, PublicPageProperties pages) {
        this.confirmations = confirmations;
        this.pages = pages;
    }

    /// The address of a link that does not work yet.
    public String url(LinkToken token) {
        return pages.link(ConfirmationPage.PATH, token);
    }

    /// The link works from now on and the one before no more, unless the statement was answered meanwhile.
    public void open(UUID companyId, UUID statementId, byte[] tokenHash, UUID createdBy) {
        confirmations.open(companyId, statementId, tokenHash, createdBy);
    }

    /// The last reminder did not reach the customer: its silence says nothing.
    public void reminderNotReceived(UUID companyId, UUID statementId) {
        confirmations.reminderNotReceived(companyId, statementId);
    }
}
