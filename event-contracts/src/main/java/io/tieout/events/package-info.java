/// The contract between the services: one package per service and version.
@NullMarked
package io.tieout.events;

import org.jspecify.annotations.NullMarked;
