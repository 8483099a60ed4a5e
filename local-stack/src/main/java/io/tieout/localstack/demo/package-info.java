/// A sample company's first months: customers, deals, orders, invoices, three bank statements and what becomes of
/// them.
///
/// Made of a fixed seed and fixed dates, so that its report is the same at every run. Everything goes through the
/// public API; nothing is written into a database. All names and account numbers are invented.
@NullMarked
package io.tieout.localstack.demo;

import org.jspecify.annotations.NullMarked;
