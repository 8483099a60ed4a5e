package io.tieout.platform.event;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.context.ApplicationEventPublisher;

/// A thread without which the road stands still: when it dies, the process is not alive any more and says so.
final class VitalThread {

    private static final Logger log = LoggerFactory.getLogger(VitalThread.class);

    private VitalThread() {}

    static Thread unstarted(String name, ApplicationEventPublisher publisher, Runnable work) {
        return Thread.ofPlatform().daemon().name(name).unstarted(() -> {
            try {
                work.run();
            } catch (Throwable e) {
                log.error("Thread {} has died", name, e);
                AvailabilityChangeEvent.publish(publisher, VitalThread.class, LivenessState.BROKEN);
                throw e;
            }
        });
    }
}
