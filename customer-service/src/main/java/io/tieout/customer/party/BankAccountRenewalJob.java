package io.tieout.customer.party;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// After a change of keys, brings the bank accounts under the new ones. Once all replicas have run it, the old keys
/// can leave the file.
@Component
class BankAccountRenewalJob implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BankAccountRenewalJob.class);
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);

    private final BankAccountService accounts;
    private volatile ScheduledExecutorService worker = stopped();

    BankAccountRenewalJob(BankAccountService accounts) {
        this.accounts = accounts;
    }

    @Override
    public void start() {
        worker = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("bank-account-renewal").daemon().factory());
        var _ = worker.scheduleWithFixedDelay(this::renewAll, 0, LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void renewAll() {
        try {
            int total = 0;
            for (int some = accounts.renewSome(); some > 0 && !worker.isShutdown(); some = accounts.renewSome()) {
                total += some;
            }
            if (total > 0) {
                log.info("{} bank accounts were encrypted with the new key", total);
            }
        } catch (RuntimeException e) {
            log.warn("Bank accounts keep their old key for a while", e);
        }
    }

    @Override
    public void stop() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(20, TimeUnit.SECONDS)) {
                log.warn("Bank accounts are still being encrypted at shutdown; the next start goes on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return !worker.isShutdown();
    }

    private static ScheduledExecutorService stopped() {
        var executor = Executors.newSingleThreadScheduledExecutor();
        executor.shutdown();
        return executor;
    }
}
