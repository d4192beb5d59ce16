/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.event;

import org.jspecify.annotations.Nullable;

/**
 * What a SCEP pkiMessage says of itself in its signed attributes and recipient info (RFC 8894, section 3.2).
 *
 * @param transactionId as sent, or null when the message is cut off before it
 * @param messageType 3 CertRep, 17 RenewalReq, 19 PKCSReq, 20 CertPoll, 21 GetCert, 22 GetCRL; or null
 * @param pkiStatus 0 SUCCESS, 2 FAILURE, 3 PENDING; or null
 * @param failInfo 0 badAlg, 1 badMessageCheck, 2 badRequest, 3 badTime, 4 badCertId; or null
 * @param senderNonce hex, upper case, or null
 * @param recipientNonce hex, upper case, or null
 * @param recipientIssuer distinguished name as the message orders it, or null
 * @param recipientSerial hex, upper case, as printed, leading zeros kept: the serial of the RA encryption certificate
 * @param hresult NDES's own error attribute (1.3.6.1.4.1.311.21.33), or null
 * @param truncated whether the message ended before its outer length said so
 */
public record ScepMessage(
        @Nullable String transactionId,
        @Nullable Integer messageType,
        @Nullable Integer pkiStatus,
        @Nullable Integer failInfo,
        @Nullable String senderNonce,
        @Nullable String recipientNonce,
        @Nullable String recipientIssuer,
        @Nullable String recipientSerial,
        @Nullable Integer hresult,
        boolean truncated) {}
