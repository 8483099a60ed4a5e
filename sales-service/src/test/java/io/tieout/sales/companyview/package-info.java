/// Tests of the company's day.
@NullMarked
package io.tieout.sales.companyview;

import org.jspecify.annotations.NullMarked;
