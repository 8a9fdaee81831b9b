/** Files that people and programs read: CSV, JSON and plots. Imports nothing of {@code cli}. */
package org.jamming4j.report;
