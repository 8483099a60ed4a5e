/// The bank lines that wait for people: who has which one, what was said about it, and all that ever happened to it.
///
/// A line is in the *queue* until it is explained and booked. A person *takes* a line, or is given it; two who want
/// the same one do not both get it. What is decided about it is decided elsewhere, by its match; the *history* of a
/// line shows all of it in one order, and the *stream* tells those who watch what changed. Owns: the owner of
/// `bank_line`. Reads the tables of the matching features on purpose: a page of the queue is one query. Always: a
/// change of owner names the one it replaces; a stream misses nothing that was committed.
@NullMarked
@ApplicationModule(allowedDependencies = {"activity", "bankstatement"})
package io.tieout.reconciliation.workbench;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
