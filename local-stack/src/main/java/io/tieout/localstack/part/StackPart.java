package io.tieout.localstack.part;

import io.tieout.localstack.machine.ChildProcess;

/// One process of a stack.
public sealed interface StackPart permits PostgresServer, KafkaBroker, ServiceProcess {

    Part part();

    int port();

    ChildProcess process();

    /// Prepares what is missing, starts the process and returns when it is ready.
    void start();

    /// Whether it answers now.
    boolean isReady();

    /// Asks it to end, with a limit, then ends it.
    ///
    /// @return whether it ended by itself
    boolean stop();
}
