package io.tieout.reconciliation.matching;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One line on its way through the stages, with what was found so far.
final class Inquiry {

    final Line line;
    final Reading reading;
    final Payers.Payer payer;
    final List<Evidence> evidence = new ArrayList<>();
    final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private final Policy policy;
    private final Assessor assessor;
    /// Whether the decision would be another one if somebody else were the payer.
    boolean restsOnPayer;
    /// Of the stage that looks at the line now.
    private Ground ground = Ground.PAYER_AND_AMOUNT;

    Inquiry(Line line, Reading reading, Payers.Payer payer, Policy policy, Assessor assessor) {
        this.line = line;
        this.reading = reading;
        this.payer = payer;
        this.policy = policy;
        this.assessor = assessor;
        evidence.addAll(payer.evidence());
        var broken = reading.brokenReference;
        if (broken != null) {
            flags.add(Flag.REF_CHECKDIGIT_INVALID);
            see(Signal.REFERENCE, broken, "has wrong check digits and is not used", -30);
        }
    }

    void on(Ground newGround) {
        ground = newGround;
    }

    void see(Signal signal, String saw, String meaning, int weight) {
        evidence.add(new Evidence(signal, saw, meaning, weight));
    }

    /// A customer number counts only beside that customer's own identity as the payer.
    void seeCustomerNumber() {
        var only = payer.only();
        if (only != null && reading.customerNumbers.contains(only) && flags.add(Flag.CUSTOMER_NO)) {
            see(Signal.CUSTOMER_NUMBER, String.valueOf(only.customer.number()), "is the payer's own", 20);
        }
    }

    /// Something in the text is a mistyped reference: it is not repaired, and nothing is booked by itself.
    void distrust(String written) {
        reading.brokenReference = written;
        flags.add(Flag.REF_CHECKDIGIT_INVALID);
        see(Signal.REFERENCE, written, "is a reference with a slip in it and is not used", -30);
    }

    Outcome automatic(Explanation explanation) {
        var reason = whyNotBooked(explanation);
        if (reason != null) {
            see(Signal.POLICY, explanation.model(), reason, 0);
            return suggested(List.of(explanation));
        }
        return new Outcome.Automatic(line.id(), explanation, List.of(), flags, evidence, version());
    }

    Outcome exceptional(Explanation explanation) {
        var reason = whyNotBooked(explanation);
        if (reason != null) {
            see(Signal.POLICY, explanation.model(), reason, 0);
            return suggested(List.of(explanation));
        }
        return new Outcome.Exceptional(line.id(), explanation, flags, evidence, version());
    }

    Outcome suggested(List<Explanation> ranked) {
        var assessed = assessor.ranked(this, ranked);
        var booked = assessor.booked(assessed);
        if (booked != null) {
            evidence.addAll(assessor.evidence(booked));
            return new Outcome.Automatic(line.id(), booked, List.of(), flags, evidence, version());
        }
        return new Outcome.Suggested(line.id(), assessed, flags, evidence, version());
    }

    /// The line is no customer's payment, if the company lets the ground decide.
    Outcome notReceivable(LineKind kind) {
        if (!policy.automatic().contains(ground)) {
            see(Signal.POLICY, kind.name(), leftToPeople(), 0);
            return suggested(List.of());
        }
        if (line.suggestOnly()) {
            return suggested(List.of());
        }
        return ignored(kind, null);
    }

    private String leftToPeople() {
        return "the company's rules leave " + ground + " to people";
    }

    Outcome ignored(LineKind kind, @Nullable String duplicateOf) {
        return new Outcome.Ignored(line.id(), kind, duplicateOf, flags, evidence, version());
    }

    private String version() {
        return assessor.version(policy.version());
    }

    /// Whether nothing but doubt about payer and amount keeps a proposal from being booked.
    boolean mayBeBookedByModel(Explanation explanation) {
        return explanation.total() == line.amountMinor() && whyNeverBooked(explanation) == null;
    }

    private @Nullable String whyNotBooked(Explanation explanation) {
        return restsOnPayer && payer.unproven()
                ? "too few matches confirmed who this payer is"
                : whyNeverBooked(explanation);
    }

    private @Nullable String whyNeverBooked(Explanation explanation) {
        if (reading.brokenReference != null) {
            return "a reference with wrong check digits is in the text";
        }
        if (!policy.automatic().contains(ground)) {
            return leftToPeople();
        }
        if (line.suggestOnly()) {
            return "an earlier match of this line was taken back";
        }
        for (var part : explanation.parts()) {
            if (!policy.bookable().contains(part.type())) {
                return "the books do not take " + part.type() + " yet";
            }
            if (part.type() == PartType.ON_ACCOUNT && policy.ownerOnAccount() && part.customerId() == null) {
                return "nobody knows whose money it is";
            }
        }
        if (explanation.total() != line.amountMinor()) {
            throw new IllegalStateException("parts of " + explanation + " do not add up to " + line.amountMinor());
        }
        return null;
    }
}
