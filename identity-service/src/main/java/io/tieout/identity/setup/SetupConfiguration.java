package io.tieout.identity.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Registered in `META-INF/spring.factories`.
class SetupConfiguration {

    private SetupConfiguration() {}

    /// Prints what is missing instead of a stack trace.
    static final class FirstStartFailureAnalyzer extends AbstractFailureAnalyzer<FirstStartRefused> {

        @Override
        protected FailureAnalysis analyze(Throwable rootFailure, FirstStartRefused cause) {
            return new FailureAnalysis(
                    String.valueOf(cause.getMessage()), "Set the environment variables and start again.", cause);
        }
    }
}
