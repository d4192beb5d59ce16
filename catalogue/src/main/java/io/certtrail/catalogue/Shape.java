/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which body of an event a signal reads. */
public enum Shape {
    @JsonProperty("windows-event")
    WINDOWS_EVENT,
    @JsonProperty("http")
    HTTP,
    @JsonProperty("trace")
    TRACE,
    @JsonProperty("device-line")
    DEVICE_LINE
}
