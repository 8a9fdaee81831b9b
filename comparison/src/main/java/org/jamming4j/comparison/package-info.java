/** The Weka classifiers beside Weka's own, by Weka's Experimenter. */
@NullMarked
package org.jamming4j.comparison;

import org.jspecify.annotations.NullMarked;
