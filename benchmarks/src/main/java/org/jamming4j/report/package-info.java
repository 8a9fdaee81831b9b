/** What a benchmark found, as JSON and as tables. */
package org.jamming4j.report;
