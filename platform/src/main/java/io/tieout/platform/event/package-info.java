/// The event road: events leave through the outbox and arrive through the inbox.
///
/// A service writes an event with [Outbox] in the transaction of the change; a relay sends it to Kafka, in order
/// per aggregate and at least once. A service receives by implementing [EventSubscriber]; the inbox makes each
/// effect happen once. Envelope: CloudEvents 1.0, Kafka protocol binding, binary mode.
@NullMarked
package io.tieout.platform.event;

import org.jspecify.annotations.NullMarked;
