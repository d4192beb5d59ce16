/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import org.jspecify.annotations.Nullable;

/**
 * One request in an IIS W3C or HTTPERR log; its event time is the end of the request.
 *
 * @param query the query without the SCEP message, or null when the log has {@code -}
 * @param operation {@code GetCACaps}, {@code GetCACert}, {@code PKIOperation}, {@code VerifyRequest}, {@code Notify},
 *     or null
 * @param status HTTP status; 0 when the log has none
 * @param win32 Win32 or HRESULT code as the unsigned number IIS writes
 * @param timeTakenMillis duration in milliseconds, or null when the column is absent
 * @param scep what a PKIOperation sent in the query holds, or null
 * @param reason why http.sys answered in the place of IIS ({@code s-reason} of HTTPERR, such as {@code AppOffline}), or
 *     null
 */
public record HttpRequest(
        String method,
        String path,
        @Nullable String query,
        @Nullable String operation,
        @Nullable String clientIp,
        @Nullable String userAgent,
        int status,
        int substatus,
        long win32,
        @Nullable Long timeTakenMillis,
        @Nullable ScepMessage scep,
        @Nullable String reason)
        implements Body {}
