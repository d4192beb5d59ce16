/** How messages and state are written down inside the correlator: compact bytes, one version of them. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.codec;
