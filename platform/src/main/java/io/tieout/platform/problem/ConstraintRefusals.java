package io.tieout.platform.problem;

import java.util.Map;
import java.util.function.Supplier;

/// A service's bean that says which refusal stands behind a database constraint, so that the loser of a race reads
/// the
/// same answer as the one who was refused before the insert.
///
/// ```java
/// @Bean
/// ConstraintRefusals constraintRefusals() {
///     return ConstraintRefusals.of(Map.of("customer_tax_id_key", TaxIdTaken::new));
/// }
/// ```
public interface ConstraintRefusals {

    Map<String, Supplier<? extends Refusal>> byConstraint();

    static ConstraintRefusals of(Map<String, Supplier<? extends Refusal>> byConstraint) {
        var copy = Map.copyOf(byConstraint);
        return () -> copy;
    }
}
