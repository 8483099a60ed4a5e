package io.tieout.reconciliation;

import io.tieout.platformtest.ProblemCatalogue;
import io.tieout.platformtest.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final ServiceArchitecture architecture = ServiceArchitecture.of(ReconciliationServiceApplication.class);

    @Test
    void followsTheSharedRules() {
        architecture.verifyRules();
    }

    @Test
    void featuresUseOnlyWhatTheyDeclare() {
        architecture.verifyModules();
    }

    @Test
    void documentsItsProblemCodes() {
        ProblemCatalogue.of("reconciliation-service").and("paper").verify();
    }
}
