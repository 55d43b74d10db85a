package org.rida.job.lease;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The storage with the folders that this process reads: inbox, jobs, reports. Runs and their partitions are executed only by
 * processes with the storage of the process in which they were requested, so that none looks for files where they are not.
 *
 * @param id as it is configured, the same on all machines that see the same folders; may be empty
 */
@Component
public record SharedStorage(@Value("${rida.runs.shared-storage-id}") String id) {}
