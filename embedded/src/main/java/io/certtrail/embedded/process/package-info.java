/** What both services have in common: how they run as a process, and how they say that they cannot. */
@org.jspecify.annotations.NullMarked
package io.certtrail.embedded.process;
