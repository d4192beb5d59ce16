/** Event time: watermarks, agendas of what is due, and which sources were heard when. */
@org.jspecify.annotations.NullMarked
package io.certtrail.correlator.time;
