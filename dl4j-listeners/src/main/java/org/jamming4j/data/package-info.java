/**
 * Labelled patterns, where they come from, and the preprocessing fitted on them. Imports {@code
 * arithmetic}, {@code memory} and {@code random}.
 */
package org.jamming4j.data;
