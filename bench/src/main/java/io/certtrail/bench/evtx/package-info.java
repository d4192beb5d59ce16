/** What reading an event log in its own form costs. */
@org.jspecify.annotations.NullMarked
package io.certtrail.bench.evtx;
