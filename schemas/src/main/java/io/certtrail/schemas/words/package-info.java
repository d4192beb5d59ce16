/** What helps whoever mistyped a word. */
@org.jspecify.annotations.NullMarked
package io.certtrail.schemas.words;
