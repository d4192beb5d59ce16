/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.correlator;

/** What callers of the local driver implement; the stages know only their own side of it. */
public interface Conclusions extends io.certtrail.correlator.stage.Conclusions {}
