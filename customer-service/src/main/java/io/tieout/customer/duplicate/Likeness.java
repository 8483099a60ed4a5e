package io.tieout.customer.duplicate;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// How much speaks for two entries being one.
record Likeness(int score, Set<Signal> signals) {

    Likeness {
        signals = Collections.unmodifiableSet(EnumSet.copyOf(signals));
    }

    /// Null when they have nothing in common.
    static @Nullable Likeness of(Profile one, Profile other) {
        var signals = EnumSet.noneOf(Signal.class);
        name(one, other, signals);
        if (share(one.emails(), other.emails())) {
            signals.add(Signal.SAME_EMAIL);
        } else if (share(one.domains(), other.domains())) {
            signals.add(Signal.SAME_DOMAIN);
        }
        if (share(one.phones(), other.phones())) {
            signals.add(Signal.SAME_PHONE);
        }
        if (share(one.accounts(), other.accounts())) {
            signals.add(Signal.SAME_BANK_ACCOUNT);
        }
        differences(one, other, signals);
        if (signals.isEmpty()) {
            return null;
        }
        int score = signals.stream().mapToInt(Signal::weight).sum();
        return new Likeness(Math.clamp(score, 0, Signal.MOST), signals);
    }

    boolean isEnough() {
        return score >= Signal.ENOUGH;
    }

    private static void name(Profile one, Profile other, Set<Signal> signals) {
        if (any(one, other, Spelling::isSame)) {
            signals.add(Signal.SAME_NAME);
        } else if (any(one, other, Spelling::isSameOtherwiseWritten)) {
            signals.add(Signal.SAME_NAME_OTHERWISE_WRITTEN);
        } else if (any(one, other, Spelling::isSimilar)) {
            signals.add(Signal.SIMILAR_NAME);
        }
    }

    private static boolean any(Profile one, Profile other, BiPredicate<Spelling, Spelling> are) {
        return one.names().stream().anyMatch(name -> other.names().stream().anyMatch(second -> are.test(name, second)));
    }

    private static void differences(Profile one, Profile other, Set<Signal> signals) {
        if (one.taxId() != null && other.taxId() != null) {
            signals.add(one.taxId().equals(other.taxId()) ? Signal.SAME_TAX_ID : Signal.OTHER_TAX_ID);
        }
        if (one.country() != null && other.country() != null && !one.country().equals(other.country())) {
            signals.add(Signal.OTHER_COUNTRY);
        }
        // Many people have one name: they are told apart by how they are reached.
        if (one.kind() == RecordKind.CONTACT
                && !signals.contains(Signal.SAME_EMAIL)
                && !signals.contains(Signal.SAME_PHONE)) {
            signals.add(Signal.OTHER_EMAIL_AND_PHONE);
        }
    }

    private static boolean share(Set<String> some, Set<String> others) {
        return some.stream().anyMatch(others::contains);
    }
}
