/// A labelled corpus of open items and bank lines, and the score of whoever decides them.
///
/// The generator knows what each line was sent for, because it makes the line from the items; it writes the objects
/// of case files and beside them the truth. The scorer compares an outcome with that truth and knows no rule of any
/// engine. How often a line gets which noise stands in [Kind]; nothing is drawn from real data.
@NullMarked
package io.tieout.benchmarks.corpus;

import org.jspecify.annotations.NullMarked;
