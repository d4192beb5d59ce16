/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

/** The fields of a record, by the shape of the log it comes from. */
public sealed interface Body
        permits HttpRequest, WindowsEvent, TraceEntry, DeviceLine, FileState, CaRow, InventoryRow, Progress {}
