/** The life of running queries: how they are started, looked after and stopped. */
package io.citylake.streaming.run;
