/** What the correlator's topology does in a second, beside the least that a topology with one store does. */
@org.jspecify.annotations.NullMarked
package io.certtrail.bench.correlate;
