package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.openitem.AvailableItem;
import io.tieout.reconciliation.openitem.CandidateSearch;
import java.util.List;

/// Where the engine gets the items from that could explain lines: those of now, or those of an earlier moment.
public interface CandidateItems {

    List<AvailableItem> of(CandidateSearch search);
}
