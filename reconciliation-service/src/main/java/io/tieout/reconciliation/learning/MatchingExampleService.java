package io.tieout.reconciliation.learning;

import io.tieout.reconciliation.matching.Assessment;
import io.tieout.reconciliation.matching.Explanation;
import io.tieout.reconciliation.matching.Feature;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps what people make of proposals, with their decisions and in their transaction.
@Service
@Transactional
public class MatchingExampleService {

    private final MatchingExampleRepository examples;
    private final Clock clock;

    MatchingExampleService(MatchingExampleRepository examples, Clock clock) {
        this.examples = examples;
        this.clock = clock;
    }

    /// A person decided: the proposal that says the same was right, the others were not.
    public void decided(
            UUID companyId,
            UUID matchId,
            UUID lineId,
            List<Explanation> proposed,
            String ruleVersion,
            Explanation decided) {
        var assessments = new ArrayList<Assessment>();
        Integer chosen = null;
        for (var explanation : proposed) {
            var assessment = explanation.assessment();
            if (assessment == null || !assessment.featureVersion().equals(Feature.VERSION)) {
                return;
            }
            if (chosen == null && saysTheSame(explanation, decided)) {
                chosen = assessments.size();
            }
            assessments.add(assessment);
        }
        if (!assessments.isEmpty()) {
            examples.insert(companyId, List.of(example(matchId, lineId, "USER", ruleVersion, assessments, chosen)));
        }
    }

    /// A model decided. Only what people take back of it teaches anything: that it stands may mean that nobody looked.
    public void decided(UUID companyId, List<ModelDecision> decisions) {
        examples.insert(
                companyId,
                decisions.stream()
                        .map(decision -> example(
                                decision.matchId(),
                                decision.lineId(),
                                "MODEL",
                                decision.ruleVersion(),
                                List.of(Objects.requireNonNull(
                                        decision.explanation().assessment())),
                                0))
                        .toList());
    }

    /// A person took the match back: nothing that was proposed was right.
    public void takeBack(UUID companyId, UUID matchId) {
        examples.takeBack(companyId, matchId);
    }

    /// The match never came into the books: it says nothing about the proposals.
    public void withdraw(UUID companyId, UUID matchId) {
        examples.withdraw(companyId, matchId);
    }

    private KeptExample example(
            UUID matchId,
            UUID lineId,
            String decidedBy,
            String ruleVersion,
            List<Assessment> assessments,
            @Nullable Integer chosen) {
        return new KeptExample(matchId, lineId, decidedBy, clock.instant(), ruleVersion, assessments, chosen, false);
    }

    /// The same money to and from items, and money on account for the same customer. How the rest is named makes no
    /// difference.
    private static boolean saysTheSame(Explanation proposed, Explanation decided) {
        return Set.copyOf(proposed.taken()).equals(Set.copyOf(decided.taken()))
                && (!decided.taken().isEmpty() || !decided.otherParts().isEmpty())
                && owners(proposed).equals(owners(decided));
    }

    private static Set<String> owners(Explanation explanation) {
        var owners = new HashSet<String>();
        explanation.otherParts().forEach(part -> {
            var customer = part.customerId();
            if (customer != null) {
                owners.add(customer);
            }
        });
        return owners;
    }
}
