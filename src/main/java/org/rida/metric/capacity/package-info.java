/** What it takes to keep the promise: arithmetic of the queue of open requests, no forecast of people. */
@NullMarked
@NamedInterface("capacity")
package org.rida.metric.capacity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
