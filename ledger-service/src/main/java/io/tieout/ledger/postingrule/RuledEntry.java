package io.tieout.ledger.postingrule;

import io.tieout.ledger.journal.LineDraft;
import java.util.List;

/// What a rule makes of a fact.
public record RuledEntry(RuleName rule, List<LineDraft> lines) {

    public RuledEntry {
        lines = List.copyOf(lines);
    }
}
