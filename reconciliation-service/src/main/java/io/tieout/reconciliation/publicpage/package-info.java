/// Pages that open by a link, without signing in, and what guards them.
///
/// A link's secret is a [LinkToken]; a token that opens nothing gets the same answer whatever the reason, and who
/// guesses is shut out for a while, by all pages together ([GuessLimit]). A page is plain HTML: no script, nothing
/// from elsewhere, each text escaped. A body that is longer than the page's form, or does not say how long it is,
/// is refused before anything of it is read.
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.tieout.reconciliation.publicpage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
