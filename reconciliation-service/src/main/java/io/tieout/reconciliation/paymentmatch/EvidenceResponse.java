package io.tieout.reconciliation.paymentmatch;

import io.tieout.reconciliation.matching.Evidence;
import io.tieout.reconciliation.matching.Signal;

/// @param saw what stood in the line
/// @param meaning what the engine made of it
public record EvidenceResponse(Signal signal, String saw, String meaning, int weight) {

    public static EvidenceResponse from(Evidence evidence) {
        return new EvidenceResponse(evidence.signal(), evidence.saw(), evidence.meaning(), evidence.weight());
    }
}
