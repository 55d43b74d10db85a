/** Executes runs with Spring Batch: job assembly, progress, failure texts. */
@NullMarked
package org.rida.job.execution;

import org.jspecify.annotations.NullMarked;
