/** Executes runs with Spring Batch: building jobs, executing them, recording progress. */
@NullMarked
package org.rida.job.execution;

import org.jspecify.annotations.NullMarked;
