/** What is wrong before anything starts, each failure with its remedy. */
package io.citylake.doctor;
