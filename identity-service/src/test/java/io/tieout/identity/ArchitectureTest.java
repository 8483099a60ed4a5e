package io.tieout.identity;

import io.tieout.platformtest.ProblemCatalogue;
import io.tieout.platformtest.ServiceArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final ServiceArchitecture architecture = ServiceArchitecture.of(IdentityServiceApplication.class);

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
        ProblemCatalogue.of("identity-service").verify();
    }
}
