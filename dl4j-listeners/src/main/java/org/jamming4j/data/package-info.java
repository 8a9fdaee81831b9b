/**
 * Labelled patterns, where they come from, and the preprocessing fitted on them. Imports no other
 * package of this project.
 */
package org.jamming4j.data;
