package io.tieout.identity.setup;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Prints what is missing instead of a stack trace.
final class FirstStartFailureAnalyzer extends AbstractFailureAnalyzer<FirstStartRefused> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FirstStartRefused cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Set the environment variables and start again.", cause);
    }
}
