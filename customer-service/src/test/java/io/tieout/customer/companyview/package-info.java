/// Tests of the company's day.
@NullMarked
package io.tieout.customer.companyview;

import org.jspecify.annotations.NullMarked;
