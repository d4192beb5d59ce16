/** Names of requests and things, each in the one spelling under which it is compared. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.identity;
