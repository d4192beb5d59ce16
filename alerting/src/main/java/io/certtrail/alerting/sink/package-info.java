/** Where alerts go: one small class for each kind of receiver, all held to one contract. */
@org.jspecify.annotations.NullMarked
package io.certtrail.alerting.sink;
