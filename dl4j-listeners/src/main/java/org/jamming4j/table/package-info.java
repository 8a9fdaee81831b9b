/**
 * Tables as users have them in files: rows of texts, which of them are labels, and how the others
 * become inputs, learnt from the training rows and kept with a model. Imports {@code data} and
 * {@code memory}.
 */
package org.jamming4j.table;
