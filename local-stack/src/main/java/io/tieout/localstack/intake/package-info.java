/// Brings data of other systems in, through the same API that anybody else uses.
///
/// Every import may be repeated: what is there already stays as it is. Nothing is dropped or guessed in silence: a
/// row that cannot be taken goes into an error file with its line, column and reason, and the report says what was
/// done with the rest.
@NullMarked
package io.tieout.localstack.intake;

import org.jspecify.annotations.NullMarked;
