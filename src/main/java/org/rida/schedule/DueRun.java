package org.rida.schedule;














import java.time.Instant;

/** One time at which a schedule asks for a job. */
record DueRun(String job, Instant at) {}
