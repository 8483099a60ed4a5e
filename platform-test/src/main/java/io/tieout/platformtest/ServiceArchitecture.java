package io.tieout.platformtest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModules;

/// Checks a service against the shared rules: names by role, a domain free of technique, transactions, time, money,
/// injection, Kafka, contracts, access rules, package documentation, feature boundaries.
///
/// ```java
/// class ArchitectureTest {
///
///     private final ServiceArchitecture architecture = ServiceArchitecture.of(LedgerServiceApplication.class);
///
///     @Test
///     void followsTheSharedRules() {
///         architecture.verifyRules();
///     }
///
///     @Test
///     void featuresUseOnlyWhatTheyDeclare() {
///         architecture.verifyModules();
///     }
/// }
/// ```
public final class ServiceArchitecture {

    private final Class<?> application;
    private final JavaClasses classes;

    private ServiceArchitecture(Class<?> application) {
        this.application = application;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(application.getPackageName());
    }

    public static ServiceArchitecture of(Class<?> application) {
        return new ServiceArchitecture(application);
    }

    /// All rules at once, so that one run shows everything that is to be mended.
    public void verifyRules() {
        var violations = new ArchitectureRules(application.getPackageName())
                .all().stream()
                        .map(this::violations)
                        .filter(report -> !report.isEmpty())
                        .collect(Collectors.joining("\n\n"));
        if (!violations.isEmpty()) {
            throw new AssertionError(violations);
        }
    }

    /// The boundaries that the features' `package-info.java` declare.
    public void verifyModules() {
        ApplicationModules.of(application).verify();
    }

    private String violations(ArchRule rule) {
        var result = rule.evaluate(classes);
        return result.hasViolation()
                ? rule.getDescription() + ":\n  "
                        + String.join("\n  ", result.getFailureReport().getDetails())
                : "";
    }
}
