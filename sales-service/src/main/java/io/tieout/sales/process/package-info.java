/// The way of each deal through all services, step by step, with the ids of its documents, entries and events.
///
/// Owns: `process_step`, `process_document`. Listens to the deal, order and invoice topics.
/// Always: who may not see the deal sees none of its steps.
@NullMarked
@ApplicationModule(allowedDependencies = "team")
package io.tieout.sales.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
