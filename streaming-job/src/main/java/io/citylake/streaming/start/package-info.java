/** What must be true before a query starts, and where it begins to read. */
package io.citylake.streaming.start;
