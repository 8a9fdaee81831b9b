/**
 * Labelled patterns, where they come from, and the preprocessing fitted on them. Imports {@code
 * arithmetic} and {@code memory}.
 */
package org.jamming4j.data;
