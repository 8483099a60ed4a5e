package io.tieout.localstack.machine;

/// Something a person has to know or do before the command can work. The message is the whole explanation: it is
/// printed without a stack trace.
public final class LaunchFailed extends RuntimeException {

    public LaunchFailed(String message) {
        super(message);
    }

    public LaunchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
