/** Payloads of binary formats, turned into the JSON that they stand for. */
package io.citylake.format.binary;
