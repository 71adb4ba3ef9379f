/** What a batch did, told once to all who want to know. */
package io.citylake.streaming.progress;
