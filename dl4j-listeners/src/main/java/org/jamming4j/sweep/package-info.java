/**
 * Many runs over network sizes: where the threshold is, and the ensemble beyond it. Imports all
 * packages but {@code report}, {@code listener} and {@code cli}.
 */
package org.jamming4j.sweep;
