/** Who may work on a run: leases, heartbeats, fencing tokens, stop signals. */
@NullMarked
@NamedInterface("lease")
package org.rida.job.lease;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
