/* SPDX-License-Identifier: Apache-2.0 */
package io.certtrail.schemas.wire;

import io.certtrail.schemas.avro.LogEvent;
import org.apache.avro.data.TimeConversions.TimestampMicrosConversion;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * How generated classes are read and written: times as instants, by Avro's fast reader.
 *
 * <p>Avro instantiates no class a schema names unless it is told to trust it, and has one list for the whole process:
 * the generated package is added to it here, whatever was on it stays.
 */
final class AvroModel {
    static final SpecificData MODEL = model();

    private AvroModel() {}

    private static SpecificData model() {
        trustGenerated();
        var model = new SpecificData(AvroModel.class.getClassLoader());
        model.addLogicalTypeConversion(new TimestampMicrosConversion());
        model.setCustomCoders(false);
        return model;
    }

    private static void trustGenerated() {
        var trusted = LogEvent.class.getPackageName();
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.getGlobal(),
                type -> type.getPackageName().equals(trusted)));
    }
}
