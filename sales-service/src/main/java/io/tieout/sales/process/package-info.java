/// The way of each deal through all services, step by step, with the ids of its documents, entries and events.
///
/// Owns: `process_step`, `process_document`. Listens to the deal, order and invoice topics.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.sales.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
