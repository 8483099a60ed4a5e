/// Who the company's customers are and what was said with them.
@NullMarked
package io.tieout.customer;

import org.jspecify.annotations.NullMarked;
