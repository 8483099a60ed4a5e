package io.tieout.sales.pipeline;

import io.tieout.events.identity.v1.IdentityEvents;
import io.tieout.platform.event.EventSubscriber;
import io.tieout.platform.event.Subscriptions;
import org.springframework.stereotype.Component;

@Component
class CompanyEventsListener implements EventSubscriber {

    private final PipelineService pipelines;

    CompanyEventsListener(PipelineService pipelines) {
        this.pipelines = pipelines;
    }

    @Override
    public void subscribe(Subscriptions subscriptions) {
        subscriptions.on(
                IdentityEvents.COMPANY_STATE,
                event -> pipelines.prepare(event.payload().companyId()));
    }
}
