package io.tieout.reconciliation.matching;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the engine decided about a line. Every branch is normal business.
public sealed interface Outcome {

    String lineId();

    Set<Flag> flags();

    List<Evidence> evidence();

    /// Version of the rules and knobs that led here: same input and same version, same outcome.
    String ruleVersion();

    /// To be posted without a person.
    record Automatic(
            String lineId,
            Explanation explanation,
            List<Explanation> alternatives,
            Set<Flag> flags,
            List<Evidence> evidence,
            String ruleVersion)
            implements Outcome {

        public Automatic {
            alternatives = List.copyOf(alternatives);
            flags = ordered(flags);
            evidence = List.copyOf(evidence);
        }
    }

    /// Proposals, the best first; nothing is posted.
    record Suggested(
            String lineId, List<Explanation> ranked, Set<Flag> flags, List<Evidence> evidence, String ruleVersion)
            implements Outcome {

        public Suggested {
            ranked = List.copyOf(ranked);
            flags = ordered(flags);
            evidence = List.copyOf(evidence);
        }
    }

    /// The money is booked like this, and someone has to look because of the flags.
    record Exceptional(
            String lineId, Explanation explanation, Set<Flag> flags, List<Evidence> evidence, String ruleVersion)
            implements Outcome {

        public Exceptional {
            flags = ordered(flags);
            evidence = List.copyOf(evidence);
        }
    }

    /// No customer's payment.
    ///
    /// @param duplicateOf the line that this one repeats
    record Ignored(
            String lineId,
            LineKind kind,
            @Nullable String duplicateOf,
            Set<Flag> flags,
            List<Evidence> evidence,
            String ruleVersion)
            implements Outcome {

        public Ignored {
            flags = ordered(flags);
            evidence = List.copyOf(evidence);
        }
    }

    private static Set<Flag> ordered(Collection<Flag> flags) {
        var set = EnumSet.noneOf(Flag.class);
        set.addAll(flags);
        return Collections.unmodifiableSet(set);
    }
}
