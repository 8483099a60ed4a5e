/// Tells programs of others of events by HTTP, as [Standard Webhooks](https://www.standardwebhooks.com) has
/// it: each event that is public on a topic, in the same envelope and under the same id, signed with the
/// endpoint's secret.
///
/// At least once, and in the order of an aggregate's events as long as the first try succeeds. What an
/// endpoint does not take is tried again for three days; one that fails for five days is disabled. Nothing
/// is ever sent to an address that is not public (`PublicAddress`), as the name is resolved for the very
/// connection that is used.
/// Owns: `webhook_endpoint`, `webhook_event`, `webhook_delivery`, `webhook_attempt`. Publishes:
/// `tieout.customer.webhook-endpoint-disabled.v1`. Listens to: every public topic, in a consumer group of
/// its own.
/// Always: one delivery of an event to an endpoint; a secret is shown once and encrypted at rest.
@NullMarked
@ApplicationModule(allowedDependencies = {"vault"})
package io.tieout.customer.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
