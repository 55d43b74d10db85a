/** Pages of the administrator: jobs, runs, schedules, users, messages, rules, health, audit log. */
@NullMarked
package org.rida.console.admin;

import org.jspecify.annotations.NullMarked;
