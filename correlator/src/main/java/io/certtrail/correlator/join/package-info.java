/** Which request a record without a device belongs to. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.join;
