/** What runs: jobs declared in {@code jobs/*.yaml} as Spring Batch jobs, and the one door to start them. */
@NullMarked
package org.rida.job;

import org.jspecify.annotations.NullMarked;
